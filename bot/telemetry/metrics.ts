import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Abilities } from '../../accessibility/rendition';
import type { Command } from '../../dialogs/engine/command';
import type { Act, Outcome } from '../../dialogs/ports';
import type { Turned } from '../turn/inbound';
import type { ModelResult } from '../understanding/llm/port';
import { createGauges, type Sources } from './gauges';
import { createSpread, createTally } from './tallies';

export const stages = ['open', 'read', 'step', 'act', 'render', 'commit'] as const;
export type Stage = (typeof stages)[number];

/**
 * What the service counts of itself (DESIGN 5, `GET /metrics`). Labels are words of our own from closed lists: no customer, no id, nothing that
 * was said. Times are seconds. Nothing here throws for what it is given.
 */
export type Metrics = {
  /** One delivery, as the edge met it; `failed` is one that threw. */
  turn(about: { channel: Abilities['channel']; result: Turned['is'] | 'failed'; seconds: number }): void;
  stage(name: Stage, seconds: number): void;
  /** One command that was read from what was said; `none` where nothing was. */
  understood(kind: Command['do'] | 'none'): void;
  act(kind: Act['kind'], outcome: Outcome['is'] | 'failed'): void;
  /** One look to the language model, where there is one, and what became of it. */
  languageModel(result: ModelResult, seconds: number): void;
  /** One HTTP answer; `route` is the pattern that was mounted, never the path that was asked for. */
  answered(route: string, method: string, status: number, seconds: number): void;
  /** Gauges that are read when somebody looks; called once, when the parts are put together. */
  watch(sources: Partial<Sources>): void;
  /** Everything in Prometheus' text form. */
  expose(): Promise<{ type: string; text: string }>;
};

/** For tests that want none. */
export const noMetrics: Metrics = {
  turn: () => undefined,
  stage: () => undefined,
  understood: () => undefined,
  act: () => undefined,
  languageModel: () => undefined,
  answered: () => undefined,
  watch: () => undefined,
  expose: () => Promise.resolve({ type: 'text/plain', text: '' }),
};

/** The counts of one bot in a registry of its own, with those of its node process (event loop lag, heap, collections). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = createTally(registry, {
    name: 'assistant_turns_total',
    help: 'Turns by channel and result.',
    labels: ['channel', 'result'],
  });
  const turnSeconds = createSpread(registry, { name: 'assistant_turn_seconds', help: 'How long a turn takes.', labels: ['channel'] });
  const stageSeconds = createSpread(registry, { name: 'assistant_stage_seconds', help: 'How long a stage takes.', labels: ['stage'] });
  const read = createTally(registry, { name: 'assistant_understood_total', help: 'Commands that were read.', labels: ['kind'] });
  const acts = createTally(registry, { name: 'assistant_acts_total', help: 'Acts by outcome.', labels: ['kind', 'outcome'] });
  const looked = createTally(registry, {
    ...{ name: 'assistant_language_model_total', help: 'Looks to the language model by result.', labels: ['result'] },
  });
  const lookSeconds = createSpread(registry, {
    ...{ name: 'assistant_language_model_seconds', help: 'How long the language model was waited for.', labels: ['result'] },
  });
  const answers = createTally(registry, {
    ...{ name: 'assistant_http_answers_total', help: 'HTTP answers by route.', labels: ['route', 'method', 'status'] },
  });
  const answerSeconds = createSpread(registry, { name: 'assistant_http_seconds', help: 'How long an answer takes.', labels: ['route'] });
  const looks: (() => Promise<void>)[] = [];
  const look = async () => {
    await Promise.all(looks.map((one) => one()));
    return registry.metrics();
  };
  let looking: Promise<string> | undefined;
  return {
    turn: ({ channel, result, seconds }) => {
      turns.add(channel, result);
      turnSeconds.add(seconds, channel);
    },
    stage: (name, seconds) => stageSeconds.add(seconds, name),
    understood: (kind) => read.add(kind),
    act: (kind, outcome) => acts.add(kind, outcome),
    languageModel: (result, seconds) => {
      looked.add(result);
      lookSeconds.add(seconds, result);
    },
    answered: (route, method, status, seconds) => {
      answers.add(route, method, String(status));
      answerSeconds.add(seconds, route);
    },
    watch: (sources) => void looks.push(createGauges(registry, sources)),
    expose: async () => {
      // Whoever asks while another is being answered gets the same: scrapers that lost patience must not pile up on the database.
      looking ??= look().finally(() => (looking = undefined));
      return { type: registry.contentType, text: await looking };
    },
  };
}
