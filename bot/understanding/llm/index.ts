import type { Command } from '../../../dialogs/engine/command';
import type { Dialogs } from '../../../dialogs/engine/dialog';
import type { Log } from '../../telemetry/log';
import type { Metrics } from '../../telemetry/metrics';
import type { About } from '../about';
import { commandsFrom, parseAnswer } from './answer';
import { createBreaker } from './breaker';
import { type Completed, complete, type Endpoint, type FailedBy } from './completion';
import type { AskedBy, LanguageModel, ModelResult } from './port';
import { promptFor } from './prompt';
import { veil } from './veil';

export type LanguageModelParts = {
  endpoint: Endpoint;
  dialogs: Dialogs;
  metrics: Pick<Metrics, 'languageModel'>;
  log: Pick<Log, 'info' | 'warn'>;
  limits?: Partial<ModelLimits>;
  /** A clock that only goes forward. */
  nowMs?: () => number;
};

/** A server that fails so often in a row is left alone for so long; then one question tries it. `atOnceMax` counts for this node. */
export type ModelLimits = { failuresMax: number; restMs: number; atOnceMax: number };
export const modelLimits: ModelLimits = { failuresMax: 5, restMs: 30_000, atOnceMax: 8 };

type Asked = { result: ModelResult; commands: Command[] | null; by?: FailedBy };
const because = (result: ModelResult, by?: FailedBy): Asked => ({ result, commands: null, ...(by ? { by } : {}) });

/** Puts it together over one endpoint. Counts every question and writes one line for each, with never a word of what was said. */
export function createLanguageModel(parts: LanguageModelParts): LanguageModel {
  const { endpoint, dialogs, metrics, log } = parts;
  const nowMs = parts.nowMs ?? (() => performance.now());
  const limits = { ...modelLimits, ...parts.limits };
  const breaker = createBreaker({
    ...{ ...limits, nowMs },
    opened: () =>
      log.warn({ restMs: limits.restMs }, 'the language model does not answer: the bot goes on without it and tries it now and then'),
    closed: () => log.info('the language model answers again'),
  });

  const ask = async (text: string, about: About, by: AskedBy): Promise<Asked> => {
    const words = veil(text, about, by.own);
    if (words === null) return because('bare');
    const shut = breaker.enter();
    if (shut !== null) return because(shut);
    const completed = await complete(endpoint, promptFor(words, about), by.waitMs);
    const asked = judge(completed, about, dialogs);
    breaker.leave(completed.is === 'answered' && asked.result !== 'refused');
    return asked;
  };
  return async (text, about, by) => {
    const from = nowMs();
    const { result, commands, by: failedBy } = await ask(text, about, by);
    const ms = nowMs() - from;
    metrics.languageModel(result, ms / 1_000);
    const why = failedBy === undefined ? {} : { by: failedBy };
    log.info({ turnId: by.turnId, result, ...why, ms: Math.round(ms) }, 'the language model was looked to');
    return commands;
  };
}

function judge(completed: Completed, about: About, dialogs: Dialogs): Asked {
  if (completed.is !== 'answered') return because(completed.is, completed.is === 'failed' ? completed.by : undefined);
  const answer = parseAnswer(completed.content);
  if (answer === null) return because('refused');
  const commands = commandsFrom(answer, about.expected, dialogs);
  return { result: commands === null ? 'nothing' : 'used', commands };
}
