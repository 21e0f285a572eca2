/** Separators and conjunctions between people's names: "Megan and Lee", 陳怡君和林志明. */
export const betweenPeople =
  /[,;&、，]| (?:and|и|및|그리고) |(?<=\p{Script=Han})[和與跟]|(?<=\p{Script=Hangul}|[a-z])(?:이랑|랑|하고) /iu;

/** Behind the last of them: `저랑 megan이요`. */
export const behindPerson = /(?<=\p{L})(?:이요|이에요|예요)$/u;

/** Around people in a line: `Adele and Megan on it`, `со мной Megan`, `megan이랑 같이`, `跟megan一起`. */
export const aroundPeople =
  /^(?:together with|with|со мной|вместе с|с|跟|和|與|同)(?=[\s\p{Script=Latin}]) ?|(?: (?:on it|on the deal|will help|works on it|помогает|в команде)|(?:이랑|랑|하고)(?: (?:같이|함께))?| ?(?:同事)?一起)$/giu;
