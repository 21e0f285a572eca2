import { useEffect, useRef, useState } from 'preact/hooks';

interface DateInputProps {
  readonly type?: 'date' | 'time';
  /** An ISO date, or a time as HH:mm; or nothing. */
  readonly day: string;
  readonly id?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-required'?: boolean | undefined;
  onChange?(event: { readonly currentTarget: HTMLInputElement }): void;
}

/**
 * A browser's own field for a date or a time: it writes them in the browser's language and order, which no page can choose. So at rest
 * they stand over it in the person's language; while it is edited, and where it is empty or a part of the date is missing, the
 * browser's segments show.
 */
export function DateInput({ type = 'date', day, ...given }: DateInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(day);
  useEffect(() => {
    setTyped(input.current?.value ?? '');
    const { form } = input.current ?? {};
    const reset = () => setTyped(day);
    form?.addEventListener('reset', reset);
    return () => form?.removeEventListener('reset', reset);
  }, [day]);
  const words = type === 'date' ? dateInWords(typed) : timeInWords(typed);
  return (
    <span class={words ? 'date is-said' : 'date'}>
      <input
        {...(given as object)}
        type={type}
        ref={input}
        defaultValue={day}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <span class="date-said" aria-hidden="true">
        {words}
      </span>
    </span>
  );
}

function dateInWords(day: string): string {
  return inWords(`${day}T00:00:00Z`, { dateStyle: 'medium' });
}

function timeInWords(time: string): string {
  return inWords(`1970-01-01T${time}Z`, { timeStyle: 'short' });
}

function inWords(moment: string, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...style, timeZone: 'UTC' }).format(date);
}
