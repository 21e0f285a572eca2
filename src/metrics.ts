import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What operators watch. Names follow OpenTelemetry's where one exists; the rest are the desk's own words.
 * Labels are small closed sets: never tenants, people or referrals, so that the desk stays below 1,000 series.
 */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics(options: { readonly processMetrics?: boolean } = {}) {
  const registry = new Registry();
  // Off in tests: it starts an event-loop monitor per registry.
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const make = makers(registry);
  return {
    registry,
    ...doorMetrics(make),
    ...teamsMetrics(make),
    ...incomingMetrics(make),
    ...workMetrics(make),
    ...stateMetrics(make),
  };
}

type Makers = ReturnType<typeof makers>;

function makers(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name, help, buckets, labelNames, registers: [registry] });
  return { counter, gauge, histogram };
}

/** What comes in over HTTP. */
function doorMetrics({ counter, histogram }: Makers) {
  return {
    httpRequestDuration: histogram(
      'http_server_request_duration_seconds',
      'How long requests to the desk took',
      [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      ['route', 'method', 'status'] as const,
    ),
    requestsRefused: counter('http_requests_refused_total', 'Requests refused at the door', ['reason'] as const),
    turns: counter('bot_turns_total', 'Messages, clicks and events handled', ['type', 'result'] as const),
  };
}

/** What goes out to Teams. */
function teamsMetrics({ counter }: Makers) {
  return {
    cardsSent: counter('card_send_total', 'Posts and edits in Teams, by what became of them', ['result'] as const),
    connectorThrottled: counter('connector_429_total', 'Times that Teams asked the desk to slow down'),
    cardsAmbiguous: counter('card_ambiguous_total', 'Cards that may stand twice because a send was cut short'),
    nags: counter('nag_total', 'Reminders, by rung and result', ['rung', 'result'] as const),
    nagsAmbiguous: counter('nag_ambiguous_total', 'Reminders that may or may not have arrived'),
  };
}

/** What Partner Center says, and how far the desk has read. */
function incomingMetrics({ counter, gauge }: Makers) {
  return {
    webhooksReceived: counter('webhook_received_total', 'Partner Center events that were accepted'),
    webhooksDeduped: counter('webhook_deduped_total', 'Partner Center events that were seen before'),
    webhooksRejected: counter('webhook_rejected_total', 'Partner Center events that were refused', ['reason'] as const),
    pollLastSuccess: gauge(
      'poll_last_success_timestamp',
      'Unix time of the last poll of Partner Center that ended well, of whichever instance',
    ),
    pollCheckpointAge: gauge(
      'poll_checkpoint_age_seconds',
      'Of a poll that has not ended, how long ago it last got further; 0 when none is unfinished',
    ),
    inboxUnread: gauge('webhook_inbox_unread', 'Referrals that an event has named and that are not read yet'),
    inboxOldestAge: gauge('webhook_inbox_oldest_age_seconds', 'Age of the oldest of them'),
    recordsApart: gauge(
      'partner_center_records_apart',
      'Records of Partner Center that cannot be taken in, kept apart',
    ),
  };
}

/** What waits to go out, and the sweeps that carry it. */
function workMetrics({ counter, gauge, histogram }: Makers) {
  return {
    partnerCenterChanges: counter(
      'partner_center_change_total',
      'Changes sent to Partner Center, by what became of them',
      ['kind', 'result'] as const,
    ),
    partnerCenterWaiting: gauge(
      'partner_center_waiting',
      'Referrals with a change that Partner Center could not take yet, and that will be sent again',
    ),
    outboxDepth: gauge('outbox_depth', 'Messages to Teams that are due'),
    outboxOldestAge: gauge('outbox_oldest_age_seconds', 'Age of the oldest message to Teams that is due'),
    sweepItems: counter('sweep_items_total', 'Items that sweeps took, by what became of them', [
      'sweep',
      'result',
    ] as const),
    sweepParked: gauge('sweep_parked', 'Items that failed too often, and are tried once an hour only', [
      'sweep',
    ] as const),
    sweepLastSuccess: gauge(
      'sweep_last_success_timestamp',
      'Unix time of the last run of a job in which not everything failed; at first, of the start',
      ['job'] as const,
    ),
    jobRunning: gauge('job_running_seconds', 'For how long a job has been running by now; 0 while it is not', [
      'job',
    ] as const),
    sweepDuration: histogram('sweep_duration_seconds', 'How long sweeps took', [0.01, 0.1, 0.5, 1, 5, 30, 120], [
      'job',
    ] as const),
  };
}

/** How the desk and its referrals are. */
function stateMetrics({ counter, gauge }: Makers) {
  return {
    referralsOpen: gauge('referrals_open', 'Referrals that wait for an answer'),
    referralsOverdue: gauge('referrals_overdue', 'Referrals past their response deadline and not yet archived'),
    referralsNearDeadlineUnnagged: gauge(
      'referrals_near_deadline_unnagged',
      'Referrals that nobody has answered, less than 24 hours before their deadline, without a reminder that arrived',
    ),
    auditEntries: counter('audit_entries_total', 'Entries moved into the audit, or not yet', ['result'] as const),
    retentionRemoved: counter('retention_removed_total', 'What was removed because it was kept long enough', [
      'kind',
    ] as const),
    dealTeamWithoutChannel: gauge(
      'deal_team_without_channel',
      '1 while the deal team has no channel that can be written in: Referrals admins stand in for it',
    ),
    dealTeamUnreachable: gauge(
      'deal_team_unreachable',
      '1 while there is neither that channel nor a Referrals admin who can be written to',
    ),
    signInNeeded: gauge('partner_center_sign_in_needed', '1 while Partner Center asks a person to sign in again'),
    heartbeat: gauge('desk_heartbeat_timestamp', 'Unix time at which some instance last looked round for what is late'),
    ready: gauge('desk_ready', '1 while the desk is able to work, as /readyz says'),
  };
}
