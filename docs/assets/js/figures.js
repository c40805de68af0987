/* Drawings step by step and large on the screen. Without this script each drawing stands whole on its page. */
(() => {
  "use strict";

  const element = (tag, classes, text = "") => {
    const made = document.createElement(tag);
    made.className = classes;
    made.textContent = text;
    return made;
  };

  const button = (text, classes, act) => {
    const made = element("button", `fs-knap ${classes}`, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  /* What one step brings, in words; »Hjernen« says enough where there is also »Hjernen set stort«. */
  const named = (groups) => {
    const names = [...new Set(groups.map((group) => group.dataset.name).filter(Boolean))];
    return names.filter((name) => !names.some((other) => other !== name && name.startsWith(other))).join(", ");
  };

  /* A drawing's steps. `at` is the number of steps that are shown, or null where the drawing stands whole. */
  class Steps {
    constructor(drawing) {
      this.drawing = drawing;
      this.groups = [...drawing.querySelectorAll("[data-build]")];
      this.count = Math.max(0, ...this.groups.map((group) => Number(group.dataset.build)));
      this.at = null;
      this.watchers = [];
    }

    watch(watcher) {
      this.watchers.push(watcher);
      watcher();
    }

    show(at) {
      this.at = at === null ? null : Math.min(Math.max(at, 0), this.count);
      this.drawing.classList.toggle("fs-trinvis", this.at !== null);
      for (const group of this.groups) {
        group.classList.toggle("fs-skjult", this.at !== null && Number(group.dataset.build) > this.at);
      }
      for (const watcher of this.watchers) watcher();
    }

    move(by) {
      if (this.at !== null) this.show(this.at + by);
    }

    groupsOf(step) {
      return this.groups.filter((group) => Number(group.dataset.build) === step);
    }

    get status() {
      if (this.at === null) return "";
      if (this.at === 0) return `Begyndelsen. ${this.count} trin følger.`;
      const name = named(this.groupsOf(this.at));
      return `Trin ${this.at} af ${this.count}${name ? `: ${name}` : ""}`;
    }
  }

  /* The buttons for one drawing, and the line that says aloud which step is shown. */
  const controls = (steps) => {
    const bar = element("div", "fs-trin");
    const status = element("p", "fs-trin__status");
    status.setAttribute("role", "status");
    const begin = button("Vis trin for trin", "fs-knap--begynd", () => steps.show(0));
    const back = button("Forrige", "fs-knap--forrige", () => steps.move(-1));
    const next = button("Næste", "fs-knap--naeste", () => steps.move(1));
    const whole = button("Vis alt", "fs-knap--alt", () => steps.show(null));
    bar.append(begin, back, next, whole, status);
    steps.watch(() => {
      const stepping = steps.at !== null;
      const focused = document.activeElement;
      begin.hidden = stepping || steps.count === 0;
      for (const each of [back, next, whole]) each.hidden = !stepping;
      // A disabled button would lose the focus, so it is only said to be disabled.
      back.setAttribute("aria-disabled", steps.at === 0);
      next.setAttribute("aria-disabled", steps.at === steps.count);
      status.textContent = steps.status;
      if (bar.contains(focused) && focused.hidden) (stepping ? next : begin).focus();
    });
    return { bar, focus: () => (steps.at === null ? begin : next).focus() };
  };

  /* Keys that step, for whoever has a keyboard or a presenter's remote control; true where one was used. */
  const stepped = (steps, key) => {
    if (steps.at === null) return false;
    if (key === "ArrowRight" || key === "PageDown") steps.move(1);
    else if (key === "ArrowLeft" || key === "PageUp") steps.move(-1);
    else if (key === "Home") steps.show(0);
    else if (key === "End") steps.show(steps.count);
    else return false;
    return true;
  };

  /* One dialog a page: the drawing moves into it and back, so its ids stay unique. */
  class Viewer {
    constructor() {
      this.dialog = element("dialog", "fs-visning");
      this.title = element("h2", "fs-visning__titel");
      this.title.id = "fs-visning-titel";
      this.dialog.setAttribute("aria-labelledby", this.title.id);
      this.stage = element("div", "fs-visning__flade");
      this.foot = element("div", "fs-visning__fod");
      const close = button("Luk", "fs-knap--luk", () => this.dialog.close());
      const turn = element("p", "fs-visning__drej", "Drej skærmen, så bliver tegningen større.");
      this.dialog.append(this.title, close, this.stage, turn, this.foot);
      this.dialog.addEventListener("close", () => this.restore());
      this.dialog.addEventListener("keydown", (event) => {
        if (stepped(this.steps, event.key)) event.preventDefault();
      });
      this.listenToFingers();
      document.body.append(this.dialog);
    }

    /* A stroke to the left or a tap brings the next step, a stroke to the right the one before. */
    listenToFingers() {
      let start = null;
      this.stage.addEventListener("pointerdown", (event) => {
        start = event.isPrimary ? event : null;
      });
      this.stage.addEventListener("pointerup", (event) => {
        if (!start || event.pointerId !== start.pointerId || window.visualViewport?.scale > 1.01) return;
        const across = event.clientX - start.clientX;
        const down = Math.abs(event.clientY - start.clientY);
        if (Math.abs(across) > 40 && Math.abs(across) > down) this.steps.move(across < 0 ? 1 : -1);
        else if (Math.abs(across) < 10 && down < 10) this.steps.move(1);
      });
      // While the fingers have enlarged the drawing, one finger moves it about.
      window.visualViewport?.addEventListener("resize", () => {
        this.stage.classList.toggle("fs-visning__flade--forstoerret", window.visualViewport.scale > 1.01);
      });
    }

    open(figure) {
      if (this.figure) return;
      this.figure = figure;
      this.steps = figure.steps;
      this.before = { at: this.steps.at, focus: document.activeElement };
      this.title.textContent = figure.title;
      figure.frame.style.minHeight = `${figure.frame.offsetHeight}px`;
      this.stage.append(figure.drawing);
      figure.large ??= controls(this.steps);
      this.foot.replaceChildren(figure.large.bar);
      document.documentElement.classList.add("fs-laast");
      this.dialog.showModal();
      if (this.steps.count) figure.large.focus();
      this.address("?stort");
    }

    restore() {
      const { figure, before } = this;
      this.figure = null;
      document.documentElement.classList.remove("fs-laast");
      figure.frame.prepend(figure.drawing);
      figure.frame.style.minHeight = "";
      if (before.at === null) this.steps.show(null);
      this.address("", figure);
      const target = before.focus === document.body ? figure.opener : before.focus;
      target.focus({ preventScroll: before.focus !== document.body });
    }

    /* The address of the drawing as it is shown, to be kept; a folder opened from a disk has none. */
    address(query, figure = this.figure) {
      if (location.protocol === "file:") return;
      history.replaceState(history.state, "", `${location.pathname}${query}#${figure.element.id}`);
    }
  }

  let viewer = null;

  class Figure {
    constructor(figure) {
      this.element = figure;
      this.frame = figure.querySelector(".fs-figur__ramme");
      this.drawing = this.frame.querySelector("svg");
      this.title = this.drawing.querySelector("title").textContent;
      this.steps = new Steps(this.drawing);
      const { bar } = controls(this.steps);
      this.opener = button("Vis stort", "fs-knap--stort", () => this.enlarge());
      bar.append(this.opener);
      const hint = element("p", "fs-figur__rul", "Skub tegningen til siden for at se det hele.");
      this.frame.after(hint, bar);
      figure.addEventListener("keydown", (event) => this.pressed(event));
      const measure = () => this.measure();
      new ResizeObserver(measure).observe(this.frame);
      this.steps.watch(() => {
        measure();
        this.follow();
      });
    }

    enlarge() {
      viewer ??= new Viewer();
      viewer.open(this);
    }

    pressed(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "Escape" && this.steps.at !== null) this.steps.show(null);
      else if (!stepped(this.steps, event.key)) return;
      event.preventDefault();
    }

    /* A drawing that is wider than its frame can be scrolled, also from the keyboard. */
    measure() {
      const wide = this.frame.scrollWidth > this.frame.clientWidth + 1;
      this.element.classList.toggle("fs-figur--bred", wide);
      this.frame.tabIndex = wide || this.steps.at !== null ? 0 : -1;
    }

    /* What a step brings is scrolled into sight where the frame is narrower than the drawing. */
    follow() {
      const groups = this.steps.at ? this.steps.groupsOf(this.steps.at) : [];
      if (!groups.length || !this.frame.contains(this.drawing)) return;
      const room = this.frame.getBoundingClientRect();
      const boxes = groups.map((group) => group.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      if (left >= room.left && right <= room.right) return;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const by = (left + right) / 2 - (room.left + room.right) / 2;
      this.frame.scrollBy({ left: by, behavior: still ? "instant" : "smooth" });
    }
  }

  if (typeof HTMLDialogElement !== "function") return; // browsers from before 2022 show the drawings whole

  const figures = [...document.querySelectorAll(".fs-figur")].map((figure) => new Figure(figure));
  if (new URLSearchParams(location.search).has("stort")) {
    figures.find((figure) => figure.element.id === decodeURIComponent(location.hash.slice(1)))?.enlarge();
  }
})();
