// A deck: breaks slides that are too long, steps through them by keys, and shows the notes to the lecturer.
"use strict";
let lastHeading = null;
const channel = location.hash === "#speaker" ? window.opener : null;
let place = 0, step = 0, slides = [], speaker = null;

/** Moves what does not fit onto slides that follow. What is too high alone is made smaller, to 0.7 at the least. */
function paginate(section) {
  section.classList.add("now");
  const stage = section.querySelector(".stage"), own = stage.querySelector("h1, h2, h3");
  const heading = own ?? lastHeading;
  lastHeading = heading;
  const limit = stage.clientHeight, cells = [...stage.children];
  let page = section, room = stage, cell = null;
  const used = () => room.lastElementChild ? room.lastElementChild.getBoundingClientRect().bottom - room.getBoundingClientRect().top : 0;
  const isOver = () => used() > limit + 1;
  const put = (from, block) => {
    if (!cell || cell.from !== from) {
      cell = from.cloneNode(false);
      cell.from = from;
      room.append(cell);
    }
    cell.append(block);
  };
  const turn = titled => {
    const next = section.cloneNode(true);
    page.after(next);
    page = next;
    room = next.querySelector(".stage");
    room.replaceChildren();
    cell = null;
    if (!titled) continueTitle();
  };
  const continueTitle = () => {
    if (!heading) return;
    const again = heading.cloneNode(true);
    again.className = "continued";
    room.append(again);
  };
  for (const from of cells) measure(from);
  stage.replaceChildren();
  if (!own) continueTitle();
  for (const from of cells) {
    if (from.picture && used() + from.height > limit) {
      const scale = (limit - used() - from.height + from.picture.height) / from.picture.height;
      if (scale >= 0.75) from.picture.block.style.zoom = Math.floor(100 * scale) / 100;
      else if (room.querySelector(".cell") && from.height < 0.9 * limit) turn(false);
    }
    for (const block of [...from.children]) {
      put(from, block);
      if (!isOver()) continue;
      const before = block.previousElementSibling;
      const title = before?.querySelector("h1, h2, h3") ? before : null;
      if (room.querySelectorAll(":scope > .cell > *").length > (title ? 2 : 1)) {
        for (const moved of [title, block]) moved?.remove();
        if (!cell.children.length) cell.remove();
        turn(title);
        if (title) put(from, title);
        put(from, block);
      }
      if (isOver()) shrink(block, room, limit);
      if (isOver()) page.classList.add("overflow");
    }
  }
  for (let each = page; each !== section; each = each.previousElementSibling) each.classList.remove("now");
  section.classList.remove("now");
}

/** Notes how high a cell is and, of code with a picture, the picture: the two stay together where they can. */
function measure(cell) {
  const block = cell.querySelector(".code") && cell.querySelector(":scope > :has(> .output > img)");
  cell.height = cell.getBoundingClientRect().height;
  cell.picture = block && { block, height: block.getBoundingClientRect().height };
}

function shrink(block, room, limit) {
  const bounds = block.getBoundingClientRect();
  const rest = limit - (bounds.top - room.getBoundingClientRect().top);
  block.style.zoom = Math.max(0.7, Math.floor(100 * rest / bounds.height) / 100);
}

/** What is wider than a slide is made smaller too. */
function narrow(section) {
  section.classList.add("now");
  const room = section.querySelector(".stage").clientWidth;
  for (const block of section.querySelectorAll(".stage :is(pre, table, math)")) {
    const excess = () => block.matches("pre") ? block.scrollWidth / block.clientWidth : block.getBoundingClientRect().width / room;
    if (excess() > 1) block.style.zoom = Math.max(0.7, Math.floor(99 / excess()) / 100);
    if (excess() > 1.005) section.classList.add("overflow");
  }
  section.classList.remove("now");
}

const steps = section => [...section.querySelectorAll(".step")];

/** Shows a slide with so many of its steps; the first is shown at once where nothing stands before it. */
function show(to, shown) {
  place = Math.max(0, Math.min(slides.length - 1, to));
  const now = slides[place], all = steps(now);
  const first = now.querySelector(".stage > :not(.continued)");
  const least = first && first.matches(".step") ? 1 : 0;
  step = Math.max(least, Math.min(all.length, shown));
  slides.forEach(section => section.classList.toggle("now", section === now));
  all.forEach((cell, index) => cell.classList.toggle("later", index >= step));
  document.getElementById("place").textContent = `${place + 1} / ${slides.length}`;
  history.replaceState(null, "", `#${place + 1}`);
  tell();
}

const forward = () => step < steps(slides[place]).length ? show(place, step + 1) : place + 1 < slides.length && show(place + 1, 0);
const back = () => {
  const before = step;
  show(place, step - 1);
  if (step === before && place) show(place - 1, Infinity);
};

const title = section => section?.querySelector("h1, h2, h3")?.textContent ?? "";

/** Tells the lecturer's window where the deck is. */
function tell() {
  const notes = slides[place].querySelector("aside")?.innerHTML ?? "";
  const where = `${place + 1} / ${slides.length} · ${title(slides[place])} → ${title(slides[place + 1])}`;
  speaker?.postMessage({ notes, where }, "*");
}

function press(key) {
  const moves = {
    ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward, Enter: forward,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0, 0), End: () => show(slides.length - 1, Infinity),
    n: () => document.body.classList.toggle("with-notes"),
    s: () => { speaker = window.open(`${location.pathname}#speaker`, "diptych-notes", "width=900,height=700"); },
  };
  const move = moves[key.length === 1 ? key.toLowerCase() : key];
  if (!move) return false;
  document.body.classList.add("moved");
  move();
  return true;
}

function listen() {
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("audio")) return;
    if (channel && "ns".includes(event.key)) return;
    if (channel) { channel.postMessage({ key: event.key }, "*"); event.preventDefault(); return; }
    if (press(event.key)) event.preventDefault();
  });
}

/** The lecturer's window: notes, place, and the minutes since it was opened. */
function speak() {
  document.body.className = "speaker";
  document.body.innerHTML = "<h1></h1><div></div>";
  const [head, notes] = document.body.children, start = Date.now();
  let where = "";
  const clock = () => { head.textContent = `${Math.floor((Date.now() - start) / 60000)} min · ${where}`; };
  addEventListener("message", event => {
    if (event.source !== channel || typeof event.data.where !== "string") return;
    ({ where } = event.data);
    notes.innerHTML = event.data.notes || "–";
    clock();
  });
  setInterval(clock, 5000);
  channel.postMessage({ ready: true }, "*");
}

function begin() {
  document.querySelectorAll("section").forEach(section => paginate(section));
  slides = [...document.querySelectorAll("section")];
  slides.forEach(narrow);
  document.documentElement.dataset.slides = slides.length;
  document.documentElement.dataset.overflow = slides.flatMap((s, i) => s.matches(".overflow") ? [i + 1] : []).join(" ");
  addEventListener("message", event => {
    if (event.source !== speaker) return;
    if (event.data.ready) tell();
    else if (typeof event.data.key === "string") press(event.data.key);
  });
  show(Number(location.hash.slice(1)) - 1 || 0, 0);
}

listen();
if (channel) speak(); else addEventListener("load", begin);
