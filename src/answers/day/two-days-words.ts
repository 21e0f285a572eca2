/** Around two days of which one is meant. */
export const aroundTwoDays: readonly RegExp[] = [
  /^(?:(?:some ?time|somewhere|probably|maybe|any ?time|где-то|примерно|наверное|скорее всего|아마|대략|大概|大約|可能)[\s,，]?)+/u,
  /^(?:between|from|either|on|за|между|либо|или|с|со|от) /u,
  /(?:까지|에요|예요|요|쯤|정도|[.,!?。！？])$/u,
  /(?: 사이에?| 사이쯤| 중에?| 중 하나|之間|間|左右|之前)$/u,
];

/** Between the two, the surest first. */
export const betweenTwoDays: readonly RegExp[] = [
  / (?:and|or|or else|to|till|until|through|и|или|либо|по|до|또는|아니면|혹은) (?:the |on )?/u,
  / ?(?:–|—|~|～| - |至|到|或者|或是|或|與|和) ?/u,
  /(?:에서|부터|이나|나) /u,
];

/** The second of the two is the later one; of `March 12 or 10` it need not be. */
export const betweenSpanOfDays = /^ ?(?:to|till|until|through|по|до|–|—|~|～|-|至|到|에서|부터)(?: |$)|^ ?[–—~～至到]/u;
