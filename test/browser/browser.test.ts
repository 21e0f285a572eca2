/**
 * All that is seen in a browser, one story after the other in front of one demo desk and one Chromium: starting a desk and
 * a Playground takes as long as a story. A story has customers of its own and counts what comes, not what stands there, so
 * each runs alone as well (`npm run test:browser -- -t 'a new deal'`); the clock only ever moves on.
 */
import './stories/playground-page.ts';
import './stories/narrow-cards.ts';
import './stories/decisions.ts';
import './stories/words-and-time.ts';
import './stories/open-forms.ts';
import './stories/new-deal.ts';
import './stories/deal-work.ts';
import './stories/file-round.ts';
import './stories/who-sits-there.ts';
