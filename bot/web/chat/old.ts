import { toTextPage } from './text-page';

/** For browsers that know no modules. */
toTextPage();
