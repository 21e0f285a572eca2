/** `15.30` is an hour, `15.12` a day. */
const hour =
  /\d{1,2}:\d{2}(?!\d)|(?<![\d.])\d{1,2}\.(?:00|1[3-9]|[2-5]\d)(?![\d.])|\bat (?:\d{1,2}|noon)\b|\d ?(?:am|pm|o['’]clock)\b|(?<!\p{L})в \d{1,2} ?(?:час|утра|дня|вечера|$)|\d ?(?:시간|個?小時|hours?\b|hrs?\b|час(?:а|ов)?(?!\p{L}))/iu;

/** An hour, or a length in hours: of neither a close date is made. */
export const saysHour = (text: string): boolean => hour.test(text);
