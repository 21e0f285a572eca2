import type { GrammarWords } from '../roles.ts';

/** What can be said to the desk in English. */
export const english: GrammarWords = {
  action: {
    open: 'tell me about|details of|details|more about|more on|info on|information on|bring up|open|show|show me|find|look up|look at|see|view|display|go to|where is|where’s|wheres|anything from|let me see|give me|pull up|get me|check',
    accept: 'accept|take|say yes to|yes to|we’ll take|we take|approve|go for|let’s take|lets take|we want|agree to',
    decline:
      'have to decline|must decline|decline|reject|turn down|turn it down|say no to|no to|pass on|refuse|not interested in|dismiss',
    claim:
      'make me owner of|make me the owner of|make me owner|claim|i’ll take|ill take|i take|is mine|assign to me|i own|give me ownership of|put me on|mine now|i’m on|grab|take over',
    release: 'drop|unassign|no longer work on|release|give up|unclaim|let go of|hand back|drop ownership of|not mine',
    won: 'we closed|won|win|we won|mark as won|close as won|closed won|is won|we got|signed',
    lost: 'went to a competitor|went elsewhere|chose a competitor|lost|lose|we lost|mark as lost|close as lost|closed lost|is lost|mark lost',
    change:
      'bump|cut|shift|delay|correct|change|set|update|move|push|make|adjust|modify|put|raise|lower|increase|reduce|postpone|edit|now|is now|mark|assign',
    note: 'note|add note|add a note|add a note to|note for|note on|note to|add note to|write down|comment|add comment|add a comment to|make a note',
    undo: 'undo the last one|undo my last|undo|undo that|undo it|take that back|take it back|revert|revert that|oops undo|roll back|undo last',
    create:
      'new deal|create deal|create a deal|create a new deal|new opportunity|start a deal|start a new deal|log a deal|add a deal|make a deal|open a new deal|open a deal|new private deal|create an opportunity|new co-sell deal|register a deal|new lead',
    resume:
      'go back to my draft|back to my draft|resume|go on|continue|carry on|where were we|pick up where we left off',
    remind: 'remind me|remind|snooze|wake me|nudge me',
    help: 'what can i ask|help me|change my password|help|what can you do|how does this work|how do i|how can i|how to|commands|what can i say|what happens after|what happens when|what happens if|explain|guide|instructions',
    settings: 'settings|preferences|options|configure|my settings',
    language:
      'korean please|russian please|chinese please|english please|language|speak|switch to|in english|in korean|in russian|in chinese|talk',
  },
  field: {
    value: 'value at|value|amount|worth|size|price|deal value|revenue',
    stage: 'percent|stage|sales stage|phase',
    closeDate:
      'should close on|should close|will close on|will close|close date|closing date|closes|close|closing|due to close|end date|expected close',
    notes: 'notes|the notes',
    owner:
      'is anyone on|does anybody own|does anyone own|is anybody on|anybody on|own|owner|owned by|responsible|in charge',
    deadline:
      'time is left|how much time is left|how much time|how many days|days left|days do i have|expire on|deadline|expire|expires|expiry|run out|runs out|answer by|by when|how long|time left|due|respond by|response deadline|must i answer',
    contact:
      'who should i call|who do i call|call at|who can i call|contact|contacts|phone|phone number|phone number of the|phone number of|email|e-mail|contact person|number of the contact',
    status:
      'any news about|any news on|any news from|how is it going with|going|status|what’s up with|whats up with|how is|how’s|what about|news on|update on|state of',
    pipeline: 'pipeline|my pipeline|our pipeline|forecast',
  },
  list: {
    inbox:
      'my open referrals|my pending referrals|what needs my attention|needs my attention|needs attention|inbox|open referrals|my inbox|what is waiting|what’s waiting|waiting for me|anything new|what’s new|whats new|new referrals|new ones|pending referrals|to do|todo|what do i have to do',
    mine: 'what do i have|what have i got|on my plate|what’s on my plate|my list|my referrals|my referral|mine|my deals|my stuff|my opportunities|what am i working on|assigned to me',
    inbound: 'inbound|inbound referrals|referrals|leads|incoming',
    outbound: 'outbound|outbound deals|deals|our deals|opportunities|outgoing',
    favourites: 'favourites|favorites|my favourites|my favorites|favs|faves|starred|bookmarks',
    archived: 'archived|archive|closed deals|closed referrals|old referrals|old deals|history',
    solutions: 'solutions|solution catalogue|solution catalog|catalogue|catalog|our solutions',
    drafts: 'drafts|my drafts|unfinished deals|my unfinished deals|open drafts|draft deals',
  },
  thing: {
    referral: 'referral|lead|request|one|card',
    deal: 'deal|opportunity|project',
    it: 'it|this|that|that one|this one',
    all: 'everything|all|all of them|every',
  },
  question: {
    who: 'who|whose|who’s|whos|who has|who owns|who is|whom',
    what: 'what|which|what’s|whats|what is|what are|what was',
    when: 'when|when does|when is|when will|on what day',
    'how-much': 'how much|how big',
    'how-many': 'how many|number of|count of|count',
    how: 'how|why',
    is: 'is the|are the|does|did|has the|do we still|is it',
  },
  state: {
    received: 'received|undecided|unanswered|waiting|pending',
    accepted: 'took on|accepted|active|accept',
    won: 'won|win',
    lost: 'lost|lose',
    declined: 'declined|rejected',
    expired: 'overdue|expired|missed',
  },
  type: {
    private: 'private',
    'partner-led': 'partner-led|partner led',
    'co-sell': 'co-sell|cosell|co sell|with microsoft',
  },
  filter: {
    unowned:
      'nobody took|nobody has taken|nobody has|free to take|unowned|unclaimed|without owner|without an owner|nobody’s|unassigned|hasn’t anybody taken|free ones|not taken|no owner',
    urgent: 'urgent|anything urgent|critical|burning|on fire|important',
    expiring: 'expires|expire|expiring|due|runs out|run out|about to expire|ending',
    'from-microsoft': 'from microsoft|microsoft’s|by microsoft|sent by microsoft',
    'from-partner': 'from partners|from a partner|from other partners',
  },
  bound: {
    over: 'over|above|more than|at least|from|bigger than|larger than|>|≥|>=|›|exceeding',
    under: 'smaller|under|below|less than|at most|up to|<|smaller than',
    before: 'before|by|until|till|no later than',
    after: 'after|since|later than',
  },
  person: {
    me: 'me|myself|i|my|mine',
    nobody: 'nobody|no one|none',
  },
  talk: {
    thanks:
      'sorry|lol|haha|never mind|nevermind|no worries|alright|oops|thanks|thank you|thx|ty|cheers|great|perfect|awesome|cool|nice|ok|okay|good|super|well done|thanks a lot|many thanks|got it|good job|👍|🙏|🎉|😀|🙂|❤|👌|👏',
    greeting:
      'hey bot|hello bot|hi bot|good day|hi|hello|hey|good morning|good afternoon|good evening|hi there|hello there|hey there|👋',
  },
  glue: 'list|anything|soon|most|first|really|handling|took|taken|ones|was|were|we|should|because|also|time|left|about|who|to do with|days|need|requests|total|country|a|an|the|please|pls|plz|of|for|to|in|on|at|as|with|me|us|my|our|we|i|can you|could you|would you|will you|can i|could i|may i|i want to|i’d like to|i would like to|i need to|need to|let’s|lets|is|are|do|does|did|have|has|had|been|be|still|now|there|any|some|and|just|then|so|right|today’s|currently|that’s|it’s|working|got|want|need|like|go|one|ones|going|will|us',
  endings: '',
};
