// A strip of links that is wider than the phone (.rail, .tabs, the main navigation) opens at the entry one is at.
export function installStrips(root) {
  for (const strip of root.querySelectorAll(".rail, .tabs, .site-nav__list")) {
    const here = strip.querySelector("[aria-current]");
    if (!here || strip.scrollWidth <= strip.clientWidth) continue;
    const side = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollLeft += side - (strip.clientWidth - here.offsetWidth) / 2;
  }
}
