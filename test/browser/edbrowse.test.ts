import { openEdbrowse } from '../support/edbrowse';
import { describeSessions } from './sit';

describeSessions('edbrowse', openEdbrowse);
