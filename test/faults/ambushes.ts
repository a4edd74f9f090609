import type { Faults } from '../../bot/faults';

/** Holds the next one that passes a place until it is released, so that a test can do something meanwhile. */
export function ambushes() {
  const laid = new Map<string, { reach: () => void; released: Promise<void> }>();
  const faults: Faults = {
    at: async (place) => {
      const one = laid.get(place);
      if (!one) return;
      laid.delete(place);
      one.reach();
      await one.released;
    },
  };
  const lay = (place: string) => {
    let [reach, release] = [() => {}, () => {}];
    const reached = new Promise<void>((resolve) => void (reach = resolve));
    const released = new Promise<void>((resolve) => void (release = resolve));
    laid.set(place, { reach, released });
    return { reached, release: () => release() };
  };
  return { faults, lay };
}
