/** Separators and conjunctions between people's names: "Megan and Lee", 陳怡君和林志明. */
export const betweenPeople =
  /[,;&、，]| (?:and|и|및|그리고) |(?<=\p{Script=Han})[和與跟]|(?<=\p{Script=Hangul}|[a-z])(?:이랑|랑|하고) /iu;

/** Behind the last of them: `저랑 megan이요`. */
export const behindPerson = /(?<=\p{L})(?:이요|이에요|예요)$/u;
