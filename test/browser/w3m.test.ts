import { openW3m } from '../support/w3m';
import { describeSessions } from './sit';

describeSessions('w3m', openW3m);
