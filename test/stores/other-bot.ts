import { startEmbedded } from '../../bot/stores/sql/embedded';

/** A bot in a process of its own: says `ready` or its error, then lives until it is killed. */
startEmbedded({ dataDir: process.argv[2] ?? '', log: () => undefined }).then(
  () => {
    process.stdout.write('ready\n');
    setInterval(() => undefined, 60_000);
  },
  (error: unknown) => process.stdout.write(`${String(error)}\n`),
);
