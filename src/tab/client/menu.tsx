import { useEffect, useRef } from 'preact/hooks';
import type { TabCounts, TabMe } from '../contract.ts';
import { menuLists } from './list-place.ts';
import { listPlace, type OtherPlace, otherPlaces, type Place } from './places.ts';
import { t } from './texts.ts';

/** Import and settings are hidden from people whom the desk never met in Teams. */
const ofKnown: readonly OtherPlace[] = ['import', 'settings'];

interface MenuProps {
  readonly place: Place;
  readonly me: TabMe;
  readonly counted: TabCounts | undefined;
  go(next: Place): void;
}

/** The lists with their counts, and the other views. */
export function Menu({ place, me, counted, go }: MenuProps) {
  return (
    <nav aria-label={t('tab.page.views')}>
      <div>
        {menuLists.map((list) => (
          <NavButton
            key={list}
            here={place.kind === 'list' && place.list.view.split(';')[0] === list}
            go={() => go(listPlace(list))}
          >
            {t(`tab.page.list.${list}`)}
            {counted ? <Count {...counted.counts[list]} /> : null}
          </NavButton>
        ))}
        {me.leads ? (
          <NavButton here={place.kind === 'leads'} go={() => go({ kind: 'leads', view: 'waiting' })}>
            {t('tab.page.leads')}
            {counted?.leads ? <Count {...counted.leads} /> : null}
          </NavButton>
        ) : null}
      </div>
      <div>
        {otherPlaces
          .filter((kind) => me.known || !ofKnown.includes(kind))
          .map((kind) => (
            <NavButton key={kind} here={place.kind === kind} go={() => go({ kind })}>
              {t(`tab.page.${kind}`)}
            </NavButton>
          ))}
      </div>
    </nav>
  );
}

interface NavButtonProps {
  readonly here: boolean;
  go(): void;
  readonly children: preact.ComponentChildren;
}

function NavButton({ here, go, children }: NavButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  // On narrow pages the menu scrolls sideways: keeps the current entry visible.
  useEffect(() => {
    if (here) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <button ref={button} type="button" aria-current={here ? 'page' : undefined} onClick={go}>
      {children}
    </button>
  );
}

function Count({ total, isMore }: { readonly total: number; readonly isMore: boolean }) {
  return <span class="count"> {isMore ? `${total}+` : total}</span>;
}
