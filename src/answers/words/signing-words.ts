/** What was done on the day on which a deal was won, as the beginning of a word or within one of Chinese. */
export const signingWords =
  /^(?:sign|contract|closed?|closing|won|order|ink|agreement|deal|po$|подпис|заключ|договор|контракт|закры|оформ|выигра|서명|계약|사인|싸인|체결|수주|성사|확정|주문|발주)|[簽签訂]|成交|得標|拿下|下單/iu;

/** Beside a day and an amount alone: `вчера за 118к`, `118k yesterday`. */
export const besideDayOnly = /^(?:on|at|for|in|the|as|of|за|в|во|на|с|по|에|으로|로|在|於|以)$/iu;
