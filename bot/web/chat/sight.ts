import { byId } from './page';

/**
 * What the composer tells makes it higher. What has the focus, and is in the window, does not come to lie under it, nor does what is gone to next
 * (WCAG 2.4.12): the style reads the height from `--composer`.
 */
export function keepInSight(): void {
  if (!('ResizeObserver' in window)) return;
  const composer = byId('compose').parentElement ?? byId('compose');
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--composer', `${composer.offsetHeight + 8}px`);
    const at = document.activeElement?.closest('#talk *, #code *, #offer *');
    const { top = -1 } = at?.getBoundingClientRect() ?? {};
    if (top >= 0 && top < innerHeight) at?.scrollIntoView({ block: 'nearest' });
  }).observe(composer);
}
