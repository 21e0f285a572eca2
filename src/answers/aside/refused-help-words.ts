/** Each is the whole answer; Microsoft’s name may stand in it. */
export const refusedHelp: readonly RegExp[] = [
  /^(?:no, )?(?:no|without|without any) (?:microsoft |microsoft’s |ms )?(?:help|assistance|support)(?: (?:needed|required|necessary|wanted|at all|for now|from microsoft|from them|here)){0,2}(?:,? (?:please|thanks|thank you))?$/u,
  /^(?:no, )?(?:we |i )?(?:don’t|do not|won’t|didn’t) (?:need|want|require) (?:any |their |microsoft’s |ms )?(?:help|assistance|support)(?: (?:from microsoft|from them|here|for now|at all)){0,2}(?:,? (?:please|thanks|thank you))?$/u,
  /^(?:no, )?(?:no need for|we’re fine without) (?:any |their |microsoft’s )?(?:help|assistance|support)$/u,
  /^(?:no, )?(?:help|assistance|support) (?:is not|isn’t|not) (?:needed|required|necessary|wanted)$/u,
  /^(?:нет, )?(?:нам |мне )?(?:(?:никакая )?помощь (?:microsoft |майкрософт )?(?:пока )?не (?:нужна|требуется|понадобится)|не (?:нужна|требуется) (?:никакая )?помощь(?: microsoft| майкрософт)?|(?:никакой )?помощи (?:microsoft |майкрософт )?не (?:надо|нужно|требуется)|(?:обойдёмся |обойдемся |справимся )?без (?:их |всякой )?помощи(?: microsoft| майкрософт)?)(?:,? спасибо)?$/u,
  /^(?:아니요,? |아뇨,? )?(?:(?:마이크로소프트|마소|ms|microsoft)(?:의)? ?)?(?:도움|지원)(?:은|이|도)? ?(?:필요 ?없|필요하지 않|안 ?필요|없이|안 ?받|없어도)[가-힣 ]{0,8}$/u,
  /^(?:不,? ?)?(?:我們)?(?:不用|不需要|不必|不要|無需|毋需|沒有需要) ?(?:(?:請)?(?:微軟|microsoft|他們) ?)?(?:的)?(?:任何)?(?:協助|幫忙|幫助|支援)了?(?:[,，]? ?謝謝)?$/u,
];
