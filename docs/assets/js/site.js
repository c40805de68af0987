/* Små hjælpere: kopiér en vending, og fold beskrivelser ud på papir. Siden virker også uden. */
(() => {
  "use strict";

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

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".fs-figur__beskrivelse:not([open])")];
    for (const folded of unfolded) folded.open = true;
  });
  addEventListener("afterprint", () => {
    for (const folded of unfolded) folded.open = false;
  });
})();
