/** `npm run -s render`: JSON lines `{messages, profile, abilities}` in, one Rendition a line out (DESIGN section 5). */
import { createRender } from '../../accessibility/render';
import { createClock } from '../clock';
import { answerLines } from '../json-lines';
import { renderRequest } from './render-request';

const { DEMO_TODAY: today, DEMO_NOW: now } = process.env;
const clock = createClock({ ...(today === undefined ? {} : { today }), ...(now === undefined ? {} : { now }) });
const render = createRender(clock.today);

answerLines(process.stdin, process.stdout, (request) => renderRequest(request, render)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
