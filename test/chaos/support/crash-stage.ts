import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Db } from 'mongodb';
import { inject } from 'vitest';
import { pollId } from '../../../src/features/referrals/partner-center/mongo-poll-state.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { startTeams, type Teams } from '../../harness/teams.ts';
import { DeskProcess } from './desk-process.ts';
import { Registry } from './registry.ts';
import { until } from './until.ts';

const never = new Date('2200-01-01');

/** A desk that dies where it is told to, with a Teams, a Partner Center and a database of its own. */
export class CrashStage {
  readonly sandbox: Sandbox;
  readonly teams: Teams;
  readonly desk: DeskProcess;
  readonly db: Db;
  readonly registry: Registry;
  readonly #file: string;
  readonly #close: () => Promise<void>;

  static async start(): Promise<CrashStage> {
    const folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-crash-'));
    const file = path.join(folder, 'crash-point');
    const { client } = await connectMongo(inject('mongoUri'));
    const db = client.db(`test-${randomUUID()}`);
    const uri = new URL(inject('mongoUri'));
    uri.pathname = `/${db.databaseName}`;
    const sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
    const teams = await startTeams({ people: ['Kim Example'] });
    const preload = fileURLToPath(new URL('./die-at-crash-point.ts', import.meta.url));
    // As seldom as can be; `beginsAnew` puts off the rest.
    const settings = { CRASH_POINT_FILE: file, PARTNER_CENTER_POLL_SECONDS: '86400' };
    const desk = await DeskProcess.start({ sandbox, teams, mongoUri: uri.href, preload, settings });
    const close = async () => {
      await desk.stop();
      await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
      await client.close();
      rmSync(folder, { recursive: true, force: true });
    };
    await teams.installs(teams.person('Kim'), { personal: true });
    const registered = () => readFileSync(desk.logFile, 'utf8').includes('webhook registration checked');
    await until(() => (registered() ? undefined : 'the registration of webhooks'));
    return new CrashStage({ sandbox, teams, desk, db, file, close });
  }

  private constructor(parts: {
    sandbox: Sandbox;
    teams: Teams;
    desk: DeskProcess;
    db: Db;
    file: string;
    close: () => Promise<void>;
  }) {
    this.sandbox = parts.sandbox;
    this.teams = parts.teams;
    this.desk = parts.desk;
    this.db = parts.db;
    this.registry = new Registry(parts.db, parts.teams);
    this.#file = parts.file;
    this.#close = parts.close;
  }

  /**
   * The desk runs, whatever became of the play before, and nothing but what a play does brings a referral further: a poll that comes due
   * by the clock that plays move would take in an expiry before the sweep of deadlines looks.
   */
  async beginsAnew(): Promise<void> {
    this.sandbox.clearFaults();
    this.disarms();
    if (!this.desk.isRunning) await this.desk.startAgain();
    await this.db.collection<{ _id: string }>('settings').updateOne({ _id: pollId }, { $set: { dueAt: never } });
  }

  /** It will die when it comes to this point with this referral. */
  arms(point: string, referralId: string): void {
    writeFileSync(this.#file, `${point} ${referralId}`);
  }

  disarms(): void {
    rmSync(this.#file, { force: true });
  }

  /** As if the fifteen seconds had passed for which a dead worker holds what it took. */
  async leasesEnd(): Promise<void> {
    const past = new Date(0);
    await this.db
      .collection('copies')
      .updateMany({ 'sweep.notBefore': { $exists: true } }, { $set: { 'sweep.notBefore': past } });
    for (const work of ['outbox', 'cards', 'rungs', 'deadlines', 'plans', 'silence'])
      await this.db
        .collection('referrals')
        .updateMany(
          { [`sweeps.${work}.notBefore`]: { $exists: true } },
          { $set: { [`sweeps.${work}.notBefore`]: past } },
        );
  }

  close(): Promise<void> {
    return this.#close();
  }
}
