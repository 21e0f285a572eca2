import { type Circumstances, day, hour, type Told } from './histories.ts';

/**
 * The reference's definitions read aloud, as slowly and obviously as can be, on what is known to have happened: what the desk's
 * metrics are held against. Each gives, by the figure's key, the ids behind it and what is shown.
 */
export interface Slow {
  readonly ids: readonly string[];
  readonly value?: unknown;
}
type Slows = Record<string, Slow>;
type All = readonly Told[];

const ids = (all: All) => all.map(({ referral }) => referral.id).sort();
const rec = ({ referral }: Told) => referral.record;
const inbound = (all: All) =>
  all.filter((one) => one.referral.kind === 'inbound' && !one.gone && one.state !== 'error');
const within = ({ period }: Circumstances, at: number | undefined) =>
  at !== undefined && at >= period.from && at < period.to;
const isOver = (one: Told) => one.state === 'expired' && !one.answer;
const isWaiting = (one: Told) => one.state === 'new' && !one.answer && one.referral.kind === 'inbound' && !one.gone;
const kinds = (all: All) => all.filter(({ referral: { kind } }) => kind === 'inbound' || kind === 'outbound');
const onePerEngagement = (all: All) =>
  all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one &&
          rec(other).engagementId === rec(one).engagementId &&
          (other.created < one.created || (other.created === one.created && other.referral.id < one.referral.id)),
      ),
  );
const active = (all: All) => onePerEngagement(kinds(all).filter((one) => one.state === 'active' && !one.gone));
const closed = (all: All, how: 'won' | 'lost', c: Circumstances) =>
  onePerEngagement(kinds(all).filter((one) => one.state === how && !one.gone)).filter((one) => within(c, one.closedAt));

function time(durations: readonly number[]) {
  const all = durations.map((each) => Math.max(0, each)).sort((one, other) => one - other);
  const rank = (tenths: number) => all[Math.ceil((tenths * all.length) / 10) - 1];
  const few = all.length < 5;
  return {
    kind: 'time',
    p50: few ? undefined : rank(5),
    p90: few ? undefined : rank(9),
    n: all.length,
    corrected: durations.filter((each) => each < 0).length,
  };
}
const share = (part: All, whole: All): Slow => ({
  ids: ids(part),
  value: { kind: 'ratio', part: part.length, whole: whole.length },
});
const count = (rows: All): Slow => ({ ids: ids(rows) });

/** Zero is no value. Per currency in capitals, the largest first. */
function money(values: readonly (readonly [number, string | undefined])[]) {
  const sums: { currency: string; value: number }[] = [];
  for (const [value, said] of values) {
    const currency = said?.toUpperCase() ?? '';
    const known = sums.find((one) => one.currency === currency);
    if (known) known.value += value;
    else sums.push({ currency, value });
  }
  return sums
    .map((one) => ({ ...one, value: Math.round(one.value * 100) / 100 }))
    .sort((one, other) => other.value - one.value || one.currency.localeCompare(other.currency));
}
const valued = (all: All) => all.filter((one) => (rec(one).dealValue?.value ?? 0) > 0);
const worth = (all: All, weight?: number) => {
  const pairs = valued(all).map((one) => [rec(one).dealValue?.value ?? 0, rec(one).dealValue?.currency] as const);
  return {
    kind: 'money',
    sums: money(pairs),
    ...(weight ? { weighted: money(pairs.map(([value, currency]) => [value * weight, currency])) } : {}),
    unvalued: all.length - valued(all).length,
  };
};

export const slowMetrics: Record<string, (all: All, c: Circumstances) => Slows> = {
  'answer-time': (all, c) => {
    const came = inbound(all).filter((one) => within(c, one.created));
    const answered = came.filter((one) => one.answer);
    const expired = came.filter(isOver);
    const took = answered.map((one) => (one.answer?.at ?? 0) - one.created);
    return {
      all: { ids: ids(answered), value: time(took) },
      ours: { ids: ids(answered), value: time(answered.map((one) => (one.answer?.at ?? 0) - one.arrived)) },
      working: { ids: ids(answered), value: time(took.map((each) => each / 3)) },
      'with-expired': {
        ids: ids([...answered, ...expired]),
        value: time([...took, ...expired.map(() => Number.POSITIVE_INFINITY)]),
      },
      expired: count(expired),
      portal: share(
        answered.filter((one) => one.answer?.where === 'portal'),
        answered,
      ),
    };
  },
  'answered-in-time': (all, c) => {
    const end = Math.min(c.period.to, c.now);
    const came = inbound(all).filter((one) => within(c, one.created));
    const figure = (limit: number) => {
      const inTime = came.filter((one) => one.answer && one.answer.at - one.created <= limit);
      return share(
        inTime,
        came.filter((one) => inTime.includes(one) || one.created < end - limit),
      );
    };
    return { '24-hours': figure(day), '72-hours': figure(3 * day) };
  },
  acceptance: (all, c) => {
    const came = inbound(all).filter((one) => within(c, one.created));
    const yes = came.filter((one) => one.answer?.kind === 'accept');
    const no = came.filter((one) => one.answer?.kind === 'decline');
    return {
      accepted: share(yes, [...yes, ...no]),
      'with-expired': share(yes, [...yes, ...no, ...came.filter(isOver)]),
      declined: count(no),
      open: count(came.filter(isWaiting)),
    };
  },
  expiry: (all, c) => {
    const due = inbound(all).filter((one) => within(c, one.referral.deadline.getTime()));
    return {
      expired: share(
        due.filter(isOver),
        due.filter((one) => isOver(one) || one.answer),
      ),
      open: count(due.filter(isWaiting)),
      estimated: count(due.filter(({ referral }) => referral.deadlineEstimated)),
    };
  },
  'decline-reasons': (all, c) => {
    const no = inbound(all).filter((one) => within(c, one.created) && one.answer?.kind === 'decline');
    const slows: Slows = {};
    for (const reason of [1, 2, 3, 4, 5, 6, 7, 8, 0]) {
      const rows = no.filter((one) => one.answer?.reason === reason);
      if (rows.length > 0) slows[`reason-${reason || 'portal'}`] = count(rows);
    }
    return slows;
  },
  stages: (all) => {
    const slows: Slows = {};
    for (const stage of ['10', '20', '40', '60', '80', '100', '0']) {
      const rows = active(all).filter((one) => (rec(one).salesStage ?? '0') === stage);
      slows[`stage-${stage}`] = { ids: ids(rows), value: worth(rows, Number(stage) / 100) };
    }
    return slows;
  },
  solutions: (all) => {
    const slows: Slows = {};
    const named = (one: Told) => rec(one).solutions.filter(({ type }) => type !== 'Category');
    for (const id of ['', 'S1', 'S2', 'S3']) {
      const rows = active(all).filter((one) =>
        id === '' ? named(one).length === 0 : named(one).some((each) => each.id === id),
      );
      if (rows.length === 0) continue;
      const pairs = valuedOr(rows, id, named);
      slows[id === '' ? 'solution-none' : `solution-${id}`] = {
        ids: ids(rows),
        value: { kind: 'money', sums: money(pairs), unvalued: rows.length - valued(rows).length },
      };
    }
    return slows;
  },
  countries: (all) => {
    const slows: Slows = {};
    for (const country of ['DE', 'US', undefined]) {
      const rows = active(all).filter((one) => rec(one).customer.address.country?.toUpperCase() === country);
      if (rows.length > 0) slows[`country-${country ?? 'none'}`] = { ids: ids(rows), value: worth(rows) };
    }
    return slows;
  },
  'win-rate': (all, c) => {
    const [won, lost] = [closed(all, 'won', c), closed(all, 'lost', c)];
    return {
      won: share(won, [...won, ...lost]),
      lost: count(lost),
      'won-value': { ids: ids(won), value: worth(won) },
    };
  },
  'cycle-time': (all, c) => {
    const slows: Slows = {};
    const both = { won: closed(all, 'won', c), lost: closed(all, 'lost', c) };
    for (const [key, rows] of Object.entries(both)) {
      const timed = rows.filter((one) => one.acceptedAt !== undefined);
      slows[key] = {
        ids: ids(timed),
        value: time(timed.map((one) => (one.closedAt ?? 0) - (one.acceptedAt ?? 0))),
      };
    }
    slows.untimed = count([...both.won, ...both.lost].filter((one) => one.acceptedAt === undefined));
    return slows;
  },
  neglected: (all, c) => {
    const today = new Date(c.today).toISOString().slice(0, 10);
    return {
      overdue: count(
        active(all).filter((one) => {
          const closes = rec(one).closesAt;
          return closes !== undefined && closes.toISOString().slice(0, 10) < today;
        }),
      ),
      stale: count(active(all).filter((one) => one.worked < c.now - 30 * day)),
    };
  },
  trend: (all, c) => {
    const end = Math.min(c.period.to - 1, c.now);
    const slows: Slows = {};
    for (let week = 0; week < 13; week++) {
      let monday = Math.floor(end / day) * day;
      while (new Date(monday).getUTCDay() !== 1) monday -= day;
      monday -= week * 7 * day;
      const rows = inbound(all).filter(({ answer }) => answer && answer.at >= monday && answer.at < monday + 7 * day);
      const took = rows.map((one) => (one.answer?.at ?? 0) - one.created);
      slows[`week-${monday}`] = { ids: ids(rows), value: time(took) };
    }
    return slows;
  },
  'will-expire': (all, c) => {
    const ahead = all.filter((one) => isWaiting(one) && one.referral.deadline.getTime() >= c.now);
    const soon = ahead.filter((one) => one.referral.deadline.getTime() < c.now + 14 * day);
    return {
      all: count(soon),
      'at-risk': count(soon.filter((one) => !one.referral.owner || c.unreachable.has(ownerId(one)))),
    };
  },
  unreachable: (all, c) => {
    const slows: Slows = {};
    for (const owner of c.unreachable) {
      const rows = [...all.filter(isWaiting), ...active(all)].filter((one) => ownerId(one) === owner);
      if (rows.length > 0) slows[`owner-${owner}`] = count(rows);
    }
    return slows;
  },
  workload: (all, c) => {
    const today = new Date(c.today).toISOString().slice(0, 10);
    const owners = new Set(all.filter(({ referral }) => referral.owner).map(ownerId));
    const scored = [...owners].flatMap((owner) => {
      const mine = all.filter((one) => isWaiting(one) && ownerId(one) === owner);
      const late = active(all).filter(
        (one) => ownerId(one) === owner && (rec(one).closesAt?.toISOString().slice(0, 10) ?? today) < today,
      );
      const urgent = mine.filter(({ referral }) => referral.deadline.getTime() <= c.now + 3 * day);
      const rows = [...mine, ...late];
      const score = 3 * urgent.length + (mine.length - urgent.length) + late.length;
      return rows.length > 0 ? [{ owner, rows, score }] : [];
    });
    return Object.fromEntries(
      scored.map(({ owner, rows, score }) => [`owner-${owner}`, { ids: ids(rows), value: { kind: 'score', score } }]),
    );
  },
  reminders: (all, c) => {
    const slows: Slows = {};
    for (const rung of ['P1D', 'P3D']) {
      const sent = inbound(all).flatMap((one) =>
        (one.referral.rungsSent ?? [])
          .filter((each) => each.rung === rung && within(c, each.at.getTime()))
          .map(({ at }) => ({ one, at: at.getTime() })),
      );
      const followed = sent.filter(
        ({ one, at }) => one.answer && one.answer.at >= at && one.answer.at <= at + 24 * hour,
      );
      if (sent.length > 0)
        slows[`rung-${rung}`] = {
          ids: [...new Set(ids(followed.map(({ one }) => one)))],
          value: { kind: 'ratio', part: followed.length, whole: sent.length },
        };
    }
    return slows;
  },
  campaigns: (all, c) => {
    const slows: Slows = {};
    const called = (name: string) => (one: Told) => rec(one).campaignId?.trim().toUpperCase() === name;
    for (const name of ['SPRING', 'AUTUMN']) {
      const came = inbound(all).filter((one) => within(c, one.created) && called(name)(one));
      const open = active(all).filter(called(name));
      const won = closed(all, 'won', c).filter(called(name));
      if (came.length + open.length + won.length === 0) continue;
      const answered = came.filter((one) => one.answer);
      const accepted = answered.filter((one) => one.answer?.kind === 'accept');
      slows[`campaign-${name}`] = {
        ids: ids(came),
        value: {
          kind: 'campaign',
          campaign: {
            accepted: { part: accepted.length, whole: answered.length },
            pipeline: worth(open).sums,
            won: worth(won).sums,
            perReferral:
              came.length === 0
                ? []
                : worth(won).sums.map((sum) => ({ currency: sum.currency, value: sum.value / came.length })),
            returns: c.costs
              .filter(({ campaign }) => campaign === name)
              .map(({ currency, cost, from, to }) => ({
                currency,
                cost,
                won:
                  worth(
                    closed(all, 'won', { ...c, period: { from, to } })
                      .filter(called(name))
                      .filter((one) => rec(one).dealValue?.currency.toUpperCase() === currency),
                  ).sums[0]?.value ?? 0,
              })),
          },
        },
      };
    }
    return slows;
  },
  microsoft: (all, c) => {
    const asked = kinds(all).filter((one) => one.referral.microsoft && !one.gone);
    const took = asked.filter(
      ({ referral: { microsoft } }) => microsoft?.answeredAt && within(c, microsoft.askedAt.getTime()),
    );
    const waiting = asked.filter((one) => !one.referral.microsoft?.answeredAt && one.state === 'active');
    return {
      answered: {
        ids: ids(took),
        value: time(
          took.map(({ referral: { microsoft } }) => Number(microsoft?.answeredAt) - Number(microsoft?.askedAt)),
        ),
      },
      waiting: count(waiting),
      overdue: count(waiting.filter(({ referral }) => Number(referral.microsoft?.answerBy) < c.now)),
    };
  },
  registration: (all) => {
    const won = kinds(all).filter((one) => one.state === 'won' && !one.gone);
    const is = (...states: string[]) =>
      count(won.filter((one) => states.includes(rec(one).registration?.status ?? 'none')));
    return {
      won: count(won),
      waiting: is('ReviewPending'),
      asked: is('ActionRequired'),
      refused: is('Failed'),
      done: is('Approved'),
    };
  },
  quality: (all) => {
    const rows = active(all);
    const lacks = (isLacking: (one: Told) => boolean) => count(rows.filter(isLacking));
    return {
      'no-value': lacks((one) => !rec(one).dealValue?.value),
      'no-close-date': lacks((one) => !rec(one).closesAt),
      'no-stage': lacks((one) => !rec(one).salesStage),
      'no-owner': lacks((one) => !one.referral.owner && rec(one).team.length === 0),
      'no-solution': lacks((one) => !rec(one).solutions.some(({ type }) => type === 'Name')),
      'no-duns': lacks((one) => !rec(one).customer.dunsNumber),
      estimated: count(inbound(all).filter((one) => isWaiting(one) && one.referral.deadlineEstimated)),
    };
  },
  duplicates: (all) => {
    const open = onePerEngagement([...all.filter(isWaiting), ...active(all)]);
    const same = (one: Told, other: Told) => {
      const [a, b] = [rec(one).customer, rec(other).customer];
      const bare = (name: string) =>
        name
          .toLowerCase()
          .replace(/[,.]|gmbh|inc/g, '')
          .trim();
      const country = (who: typeof a) => who.address.country?.toUpperCase();
      return (
        (a.dunsNumber !== undefined && a.dunsNumber === b.dunsNumber) ||
        (bare(a.name) === bare(b.name) && country(a) === country(b))
      );
    };
    return {
      all: count(open.filter((one) => open.some((other) => other !== one && same(one, other)))),
    };
  },
};

function valuedOr(rows: All, id: string, named: (one: Told) => ReturnType<typeof rec>['solutions']) {
  return rows.flatMap((one): (readonly [number, string | undefined])[] => {
    const all = named(one);
    const { dealValue } = rec(one);
    const own = all.find((each) => each.id === id);
    const isPriced = all.every(
      (each) => each.price && each.quantity && each.currency === dealValue?.currency.toUpperCase(),
    );
    const value = !own
      ? (dealValue?.value ?? 0)
      : isPriced
        ? (own.price ?? 0) * (own.quantity ?? 0)
        : (dealValue?.value ?? 0) / all.length;
    return value > 0 ? [[value, dealValue?.currency]] : [];
  });
}

function ownerId({ referral: { owner } }: Told): string {
  return owner ? `${owner.tenantId}/${owner.aadObjectId}` : '';
}
