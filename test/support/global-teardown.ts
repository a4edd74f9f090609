/** Drops the template and stops the server that globalSetup started. */
export default async function globalTeardown(): Promise<void> {
  for (const end of globalThis.endTestDatabase.reverse()) await end();
}
