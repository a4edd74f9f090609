import { openLynx } from '../support/lynx';
import { describeSessions } from './sit';

describeSessions('lynx', openLynx);
