/** What tells the parts of a person's name apart, by `|`. */

/** Before or after a name, no part of it. */
export const titleWords = [
  'mr|mrs|ms|miss|mx|dr|prof|professor|sir|herr|frau|г-н|г-жа|господин|госпожа',
  '님|씨|대표님|부장님|과장님|차장님|이사님|팀장님|사장님|선생님|先生|小姐|女士|太太|經理|博士|老師',
].join('|');

/** Belong to the last name: van der Berg, de la Cruz. */
export const particles =
  'van|von|der|den|de|del|della|di|da|do|dos|das|du|des|la|le|el|al|bin|ibn|ben|ter|ten|zu|zur|af|av|st|san|mac|фон|де|ван|оглы|кызы';

/** Family names of two syllables; all others have one. */
export const longKoreanNames = '남궁|황보|제갈|사공|선우|독고|서문|동방|어금|망절|무본|황목|등정|장곡|강전';
export const longChineseNames =
  '歐陽|司馬|諸葛|上官|司徒|夏侯|皇甫|東方|尉遲|公孫|慕容|令狐|長孫|宇文|鍾離|軒轅|端木|南宮|歐阳|欧阳|張簡|范姜|西門|獨孤';

export const patronymicEndings = 'ович|евич|ьич|мич|нич|овна|евна|ична|инична';
/** Endings that hardly any Russian first name has, and those that some have (Марина, Константин). */
export const surnameEndings = 'ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко|швили|дзе|ских';
export const likelySurnameEndings = 'ин|ина|ын|ына|ук|юк|чук|ко|ян|их|ых|ой|ий|ая|ер|ман';

/** Join two people, who are no one person. */
export const joiningWords = 'and|or|и|및|和|與';
