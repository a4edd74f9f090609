import { problem } from './announce';
import { word } from './page';

/** Uses what is in a file of the page, at once where that has come. `missed`: what to do where it cannot be fetched; else it is said. */
export type Fetched<T> = (use: (it: T) => void, missed?: () => void) => void;

/** A file of the page that is fetched once, when somebody wants what is in it; where that fails, the next who wants it tries again. */
export function fetched<T>(load: (again: string) => Promise<T>): Fetched<T> {
  let there: T | undefined;
  let coming: Promise<T> | undefined;
  let [tries, isMissed] = [0, false];
  const say = (missed: boolean): void => {
    if (missed || isMissed) problem(missed ? word('chat.away') : '');
    isMissed = missed;
  };
  return (use, missed = () => say(true)) => {
    if (there) {
      use(there);
      return;
    }
    // Browsers remember that a file did not come, so it is asked for by another name.
    coming ??= load(tries++ === 0 ? '' : `?${tries}`).then((it) => {
      say(false);
      return (there = it);
    });
    coming.then(use, () => {
      coming = undefined;
      missed();
    });
  };
}
