/* Små hjælpere: kopiér en vending, vis en tegning stort, og sig, når den kan rulles. Siden virker også uden. */
(() => {
  "use strict";

  const button = (words, classes) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = classes;
    made.textContent = words;
    return made;
  };

  /* Temaet giver ikke søgefeltet og menuens dele et navn, som en skærmlæser kan sige. */
  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Søgning");
  for (const part of document.querySelectorAll(".md-nav .md-nav[aria-labelledby]")) {
    const title = part.querySelector(":scope > .md-nav__title");
    if (title) part.setAttribute("aria-label", title.textContent.trim());
    part.removeAttribute("aria-labelledby");
  }

  for (const copy of document.querySelectorAll("[data-fs-copy]")) {
    if (!navigator.clipboard) break;
    copy.hidden = false;
    copy.setAttribute("aria-live", "polite");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(copy.dataset.fsCopy);
      copy.textContent = "Kopieret";
      setTimeout(() => { copy.textContent = "Kopiér"; }, 2000);
    });
  }

  for (const figure of document.querySelectorAll(".fs-figur")) {
    const frame = figure.querySelector(".fs-figur__ramme");
    const title = figure.querySelector(".fs-figur__titel");
    const hint = document.createElement("p");
    hint.className = "fs-figur__rul";
    hint.textContent = "Skub tegningen til siden for at se det hele.";
    frame.after(hint);
    if (frame.requestFullscreen) {
      const large = button("Vis stort", "fs-stort");
      large.addEventListener("click", () => frame.requestFullscreen());
      title.append(large);
    }
    const measure = () => {
      const wide = frame.scrollWidth > frame.clientWidth + 1;
      figure.classList.toggle("fs-figur--bred", wide);
      frame.tabIndex = wide ? 0 : -1;
    };
    new ResizeObserver(measure).observe(frame);
    measure();
  }

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".fs-figur__beskrivelse:not([open])")];
    for (const folded of unfolded) folded.open = true;
  });
  addEventListener("afterprint", () => {
    for (const folded of unfolded) folded.open = false;
  });
})();
