import { chromiumOpener } from '../../support/chromium';
import { describeSessions } from '../sit';

const { open, close } = chromiumOpener('keyboard', async () => {});
afterAll(close);

describeSessions('the chat page by keyboard alone', open, 'chat');
