import { metricsRoute } from '../../bot/channels/webchat/health';
import { createMetrics, type Metrics, noMetrics } from '../../bot/telemetry/metrics';
import { browser } from '../channels/webchat/browser';
import { openQuietBot, type QuietBot, serveEdge } from './support';

/** What a scraper reads: the value of every series. */
async function scrape(metrics: Metrics): Promise<Map<string, number>> {
  const { text } = await metrics.expose();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

describe('the counts', () => {
  it('tell turns, stages, commands, acts and answers apart', async () => {
    const metrics = createMetrics();
    metrics.turn({ channel: 'text', result: 'answered', seconds: 0.02 });
    metrics.turn({ channel: 'text', result: 'answered', seconds: 0.2 });
    metrics.turn({ channel: 'web', result: 'busy', seconds: 0 });
    metrics.stage('commit', 0.0025);
    metrics.stage('commit', 30);
    metrics.understood('unclear');
    metrics.act('transfer', 'done');
    metrics.languageModel('timedOut', 1.5);
    metrics.answered('/text', 'POST', 303, 0.03);
    const seen = await scrape(metrics);
    expect(Object.fromEntries(seen)).toMatchObject({
      'assistant_turns_total{channel="text",result="answered"}': 2,
      'assistant_turns_total{channel="web",result="busy"}': 1,
      'assistant_turn_seconds_bucket{channel="text",le="0.01"}': 0,
      'assistant_turn_seconds_bucket{channel="text",le="0.025"}': 1,
      'assistant_turn_seconds_bucket{channel="text",le="+Inf"}': 2,
      'assistant_turn_seconds_count{channel="text"}': 2,
      'assistant_turn_seconds_sum{channel="text"}': 0.22,
      'assistant_stage_seconds_bucket{stage="commit",le="0.0025"}': 1,
      'assistant_stage_seconds_bucket{stage="commit",le="10"}': 1,
      'assistant_stage_seconds_bucket{stage="commit",le="+Inf"}': 2,
      'assistant_understood_total{kind="unclear"}': 1,
      'assistant_acts_total{kind="transfer",outcome="done"}': 1,
      'assistant_language_model_total{result="timedOut"}': 1,
      'assistant_language_model_seconds_sum{result="timedOut"}': 1.5,
      'assistant_http_answers_total{route="/text",method="POST",status="303"}': 1,
    });
    expect(seen.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(0);
    expect([...seen.keys()].some((name) => name.startsWith('nodejs_eventloop_lag'))).toBe(true);
  });

  it('of one bot are not those of another', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.understood('human');
    expect((await scrape(one)).get('assistant_understood_total{kind="human"}')).toBe(1);
    expect((await scrape(other)).has('assistant_understood_total{kind="human"}')).toBe(false);
  });

  it('never grow without end, whatever is given as a label', async () => {
    const metrics = createMetrics();
    for (let at = 0; at < 10_000; at += 1) metrics.answered(`/${at}`, 'GET', 200, 0);
    const answers = [...(await scrape(metrics))].filter(([name]) => name.startsWith('assistant_http_answers_total'));
    expect(answers.length).toBeLessThanOrEqual(301);
    expect(answers.reduce((sum, [, count]) => sum + count, 0)).toBe(10_000);
  });
});

describe('the gauges', () => {
  it('are read at the moment of a scrape', async () => {
    const metrics = createMetrics();
    let waiting = 1;
    metrics.watch({
      outbox: () => Promise.resolve({ waiting: (waiting += 1), oldestSeconds: 12.5 }),
      pool: () => ({ total: 10, idle: 7, waiting: 0 }),
      redis: () => 'down',
      sockets: () => 3,
      turnsWaiting: () => 0,
    });
    await scrape(metrics);
    expect(Object.fromEntries(await scrape(metrics))).toMatchObject({
      assistant_outbox_waiting: 3,
      assistant_outbox_oldest_seconds: 12.5,
      'assistant_pool_connections{state="idle"}': 7,
      'assistant_redis{state="up"}': 0,
      'assistant_redis{state="down"}': 1,
      assistant_sockets: 3,
      assistant_turns_waiting: 0,
      'assistant_source_up{source="outbox"}': 1,
    });
  });

  it('that cannot be read are left out, told of, and hide no other', async () => {
    const metrics = createMetrics();
    let broken = false;
    const outbox = () => (broken ? Promise.reject(new Error('the database is away')) : Promise.resolve({ waiting: 4, oldestSeconds: 1 }));
    metrics.watch({ outbox, sockets: () => 3 });
    expect((await scrape(metrics)).get('assistant_outbox_waiting')).toBe(4);
    broken = true;
    const seen = await scrape(metrics);
    expect([seen.has('assistant_outbox_waiting'), seen.get('assistant_source_up{source="outbox"}'), seen.get('assistant_sockets')]).toEqual([false, 0, 3]); // prettier-ignore
  });

  it('are asked once by scrapers that ask together', async () => {
    const metrics = createMetrics();
    let asked = 0;
    metrics.watch({ outbox: () => Promise.resolve({ waiting: (asked += 1), oldestSeconds: 0 }) });
    await Promise.all([scrape(metrics), scrape(metrics), scrape(metrics)]);
    expect(asked).toBe(1);
  });
});

describe('/metrics', () => {
  let bot: QuietBot;
  beforeAll(async () => void (bot = await openQuietBot()));
  afterAll(() => bot.close());

  const token = 'a-token-of-thirty-two-characters-';
  const serve = (metrics: Metrics) =>
    serveEdge(bot, { metrics, routes: [...bot.pages.routes, metricsRoute(metrics, [token], bot.pages.refuse)] });

  it('counts what the server answers, by route and never by path', async () => {
    const metrics = createMetrics();
    const edge = await serve(metrics);
    const client = browser(edge.url);
    await client.fill(await client.get('/text'), { text: '转五百给妈妈 13800000001' });
    await client.get('/confirm/6222000000000000');
    await client.get('/nowhere/6222000000000000');
    const answer = await fetch(`${edge.url}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const text = await answer.text();
    expect(text).toContain('assistant_http_answers_total{route="/text",method="POST",status="303"} 1');
    expect(text).toMatch(/assistant_http_answers_total\{route="\/confirm\/:ticket",method="GET",status="4\d\d"\} 1/);
    expect(text).toContain('assistant_http_answers_total{route="none",method="GET",status="404"} 1');
    expect(text).not.toMatch(/6222|1380000|妈妈|10000001/);
    await edge.close();
  });

  it.each([
    ['a proxy between', { 'x-forwarded-for': '127.0.0.1' }, 404],
    ['a proxy that only says via', { via: '1.1 proxy' }, 404],
    ['another token', { forwarded: 'for=127.0.0.1', authorization: 'Bearer another-token-of-thirty-two-chars' }, 404],
    ['the token', { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${token}` }, 200],
  ])('with %s answers by the token alone', async (_, headers, status) => {
    const edge = await serve(noMetrics);
    const answer = await fetch(`${edge.url}/metrics`, { headers: { accept: 'text/html', ...headers } });
    expect(answer.status).toBe(status);
    if (status !== 200) expect(await answer.json()).toEqual({ error: { code: 'notFound', message: expect.any(String) as string } });
    await edge.close();
  });
});
