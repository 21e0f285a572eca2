/** `안녕하세요 오늘 뭐부터 하면 돼요?`, `早安,瑞豐我們接`: what stands behind a greeting. Undefined: nothing does. */
export const saidBehindGreeting = (text: string): string | undefined => greeting.exec(text)?.[1];

const greeting =
  /^(?:안녕하세요|안녕하십니까|안녕|좋은 아침(?:이에요|입니다|이네요)?|수고하십니다|수고 많으십니다|你好|您好|哈囉|嗨|早安|午安|大家好)[\s,.!~，。！]{1,4}(\S.{2,200})$/u;
