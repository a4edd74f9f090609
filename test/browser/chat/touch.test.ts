import { axeFindings } from '../../support/axe';
import { chromiumOpener } from '../../support/chromium';
import { describeSessions } from '../sit';

/** On a phone of 360 pixels, every stage held against all of axe's rules. */
const { open, close } = chromiumOpener('touch', async (page) => expect(await axeFindings(page)).toEqual([]));
afterAll(close);

describeSessions('the chat page on a phone, by touch', open, 'chat');
