import { mkdirSync, statSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { OpenDesk } from './support/open-desk.ts';

const folder = 'docs/cards/playground';

/** Takes the pictures of reminders, lists and routing anew: REMINDER_PICTURES=1 npm run test:browser -- reminder-pictures */
it.runIf(process.env.REMINDER_PICTURES)(
  'shows reminders, lists, routing and health as they are in the Playground',
  async () => {
    mkdirSync(folder, { recursive: true });
    const taken: string[] = [];
    // The channel's step of the escalation, which the demo leaves out.
    process.env.ESCALATION = 'channel@P2D';
    const desk = await OpenDesk.open();
    const { person, control } = desk;
    const keep = async (name: string, card: Locator) => {
      const path = `${folder}/${name}.png`;
      await card.scrollIntoViewIfNeeded();
      await card.screenshot({ path });
      taken.push(path);
    };
    try {
      await person.page.setViewportSize({ width: 1400, height: 1800 });
      await desk.arrives({ customer: 'Fabrikam Robotics', expiresIn: 'P3DT2H', team: ['alex.wilber@contoso.example'] });
      await person.cardWith('Fabrikam Robotics');
      await desk.timePasses('PT3H');
      await keep('reminder', await person.cardWith(/Reminder: .*Fabrikam Robotics/));
      await keep('snooze', await person.hears('snooze Fabrikam Robotics to tomorrow', /Fabrikam Robotics/));
      await keep('digest', await person.hears('digest', /Today:|runs? out/));
      await keep('settings', await person.hears('settings', 'Time zone'));
      await control.becomes('Adele', 'English');
      await keep('routing-form', await person.hears('new rule', 'Country'));
      await keep('rehearsal', await person.hears('Germany over 50k to Alex', 'New rule'));
      await keep('channels', await person.hears('channels', 'Stop using it'));
      await keep('health', await person.hears('health', 'Partner Center'));
      await control.becomes('Alex', 'English');

      await person.openTeam();
      await desk.timePasses('PT23H10M');
      await keep('escalation', await person.cardWith(/Nobody has answered this yet|Some of these are yours to answer/));
      for (let index = 1; index <= 60; index++)
        await desk.arrives({ customer: `Woodgrove Branch ${index}`, team: [], expiresIn: 'P12D' });
      await keep('storm', await person.cardWith(/new referrals wait for an answer/));
    } finally {
      await desk.close();
      delete process.env.ESCALATION;
    }
    expect(taken).toHaveLength(10);
    expect(Math.max(...taken.map((path) => statSync(path).size))).toBeLessThan(120_000);
  },
  600_000,
);
