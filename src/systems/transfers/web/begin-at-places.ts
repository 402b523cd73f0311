/** Air around what is seen first. */
const AIR = 12;

/** A stretch of the screen, in pixels from its left edge. */
interface Stretch {
  left: number;
  right: number;
}

/**
 * How far to scroll sideways so that the places are seen first: all of them in the middle where they fit, else those at which reading begins.
 * @param places each with its label
 */
export const scrollToPlaces = (window: Stretch, places: readonly Stretch[], readsFrom: 'left' | 'right'): number => {
  if (places.length === 0) return 0;
  const left = Math.min(...places.map((place) => place.left));
  const right = Math.max(...places.map((place) => place.right));
  if (right - left <= window.right - window.left) return (left + right - window.left - window.right) / 2;
  return readsFrom === 'left' ? left - AIR - window.left : right + AIR - window.right;
};

/** Scrolls the region of a map that is wider than the screen to its sites: its corners are mostly empty. */
export const beginAtPlaces = (map: SVGSVGElement): void => {
  const region = map.parentElement;
  if (!region || region.scrollWidth <= region.clientWidth) return;
  const places = [...map.querySelectorAll('.amana-map-place')].map((place) => place.getBoundingClientRect());
  region.scrollLeft += scrollToPlaces(
    region.getBoundingClientRect(),
    places,
    document.documentElement.dir === 'rtl' ? 'right' : 'left',
  );
};
