import { phrasesIn, wordsIn, type Requests } from '../knowledge.ts';

export const englishRequests: Requests = {
  smallTalk: {
    greeting: phrasesIn(`
      hello, hi, hiya, hey, howdy, yo, greetings, good morning, good afternoon, good evening, good day, morning,
      evening, hi there, hello there, anyone there, anybody there, is anyone there, are you there, how are you, how
      are you doing, how do you do, how is it going, how s it going, sup, what s up, whats up, wassup, nice to meet
      you, pleased to meet you, welcome, test, testing
    `),
    thanks: phrasesIn(`
      thanks, thank you, thanks a lot, thanks so much, thank you so much, thank you very much, many thanks, thx, ty,
      tysm, cheers, much appreciated, thanks for nothing, thanks for the help, that helps, thanks for your help, thank
      you for your help, thanks for the answer, that was helpful, very helpful, good bot, well done, good job, great
      job, nice work, good answer, great answer, thanks in advance, that helped, that helped me, this helped, this
      helped me, that helped a lot, it helped
    `),
    farewell: phrasesIn(`
      bye, bye bye, goodbye, good bye, see you, see you later, see ya, cya, later, farewell, good night, have a nice
      day, have a good day, have a great day, take care, talk to you later, see you tomorrow, see you soon, till
      tomorrow, until tomorrow
    `),
    chatter: phrasesIn(`
      lol, lmao, rofl, haha, ok, okay, k, yes, yeah, yep, no, nope, hm, oh, ah, wow, cool, nice, great, awesome,
      amazing, perfect, good, fine, interesting, too bad, sorry, oh well, never mind, nevermind, whatever, i see, got
      it, understood, makes sense, all right, alright, no problem, i don t know, i dont know, idk, boring, i am bored,
      i m bored, please, tell me a joke, tell a joke, another joke, make me laugh, do you know a joke, sing a song,
      sing me a song, say something, i love you, i like you, do you love me, do you like me, shut up, you are great,
      you re great, you are stupid, you re stupid, you are dumb, you re dumb, stupid bot, bad bot, you suck, happy
      birthday, merry christmas, happy new year, you are welcome, you re welcome, you are, you re, funny, smart,
      clever, cute, sweet, useless, silly, crazy, stupid, dumb, the best, hilarious, great bot, fuck, fuck you, fuck
      off, shit, bullshit, asshole, idiot, moron, bitch, bastard, screw you, go to hell, go die, crap, damn, wtf,
      stfu, you re the worst, the worst, worst
    `),
    bot: phrasesIn(`
      who are you, what are you, what is your name, what s your name, whats your name, introduce yourself, what can
      you do, what can you do for me, what do you do, what are you for, what does this bot do, what is this bot, how
      do you work, how does this bot work, how do i use you, what can i ask, what
      can i ask you, what should i ask, what should i ask you, how do i ask, help, help me, i need help, can you help
      me, can you help, are you human, are you a human, are you real, are you a bot, are you ai, are you an ai, are
      you a robot, are you chatgpt, who made you, who built you, who created you, who programmed you, where are you
      from, where do you live, how old are you, do you have feelings, do you sleep, which languages do you speak, what
      languages do you speak, do you speak english, do you speak german, do you speak french, what is beleg, who is
      beleg, are you stupid, are you smart, are you a person, are you a real person, are you a machine, are you a
      person or a bot, is this a bot, are you a human or a bot, is anybody human there
    `),
    proof: phrasesIn(`
      source, sources, your source, what is your source, what s your source, citation needed, really, seriously, for
      real, is that true, is it true, is this true, is that right, is that correct, true, are you sure, you sure,
      sure, how do you know, how do you know that, where does it say that, where does it say so, proof, prove it, can
      i trust you, can i trust this, are you lying, wrong, that is wrong, that s wrong, that is not true, that s not
      true, i don t believe you, not true
    `),
  },
  openers: phrasesIn('hello, hi, hey, good morning, good evening, thanks, thank you, ok, okay, lol, haha'),
  ambiguous: {
    greeting: phrasesIn('morning, evening, test, testing, welcome'),
    farewell: phrasesIn('later, till tomorrow, until tomorrow'),
    bot: phrasesIn(`
      what is this, how does this work, how do i use this, how to use this, what do you know, who is this
    `),
  },
  hints: {
    bot: phrasesIn(`
      are you a, are you an, your name, about yourself, who made you, do you feel, your favourite, your favorite
    `),
    chatter: phrasesIn(`
      a joke, jokes, write a poem, write me a poem, write a song, write me a song, sing a song, sing me
    `),
  },
  fillers: phrasesIn(`
      you, there, all, everyone, everybody, guys, folks, team, bot, beleg, please, so, very, much, and, then, now,
      again, my, dear, friend, buddy, mate, bro, man, dude, too, just, that, well, for the help, for your help, for
      the answer, for your answer, for helping, for helping me, for everything, in advance, of you, to you, back,
      indeed, oh, really
    `),
  overview: phrasesIn(`
      what is it about, what s it about, what is this about, what s this about, what is that about, what is the
      article about, what s the article about, what are the articles about, what is this article about, what is the
      text about, what does the article say, what does it say, what s in it, what is in it, what is in there, summary,
      summarise, summarize, sum up, sum it up, overview, outline, table of contents, contents, tldr, tl dr, gist, main
      points, key points, topics, what topics, which topics, which articles, what articles, list articles, list the
      articles, list of articles, what is the topic, brief me, what do the articles say, what are they about, what do
      they say, what sections, which sections, what chapters, which chapters, list the sections, all sections, the
      sections, the articles
    `),
  overviewFillers: phrasesIn(`
      the, a, an, this, that, these, of, for, in, it, me, us, article, articles, text, page, document, please, can,
      could, you, give, make, write, show, get, short, brief, quick, here, whole, entire, up, and, are, there, do,
      have, covered, list, all, them, what, about
    `),
  section: phrasesIn(`
      what is in, what s in, what is under, what s under, what is written in, what is written under, what is said in,
      what is said under, what is there in, what does it say in, what does it say under, what does it say about, what
      does it say on, what does the article say in, what does the article say under, text of, content of, contents of,
      wording of
    `),
  sectionByNumber: phrasesIn('what does, what is, what s, show, show me, read, read me, quote, cite'),
  sectionFillers: wordsIn(`
      say says about contain written in there exactly the please in and under of heading section chapter
    `),
  sectionNouns: {
    paragraph: phrasesIn('paragraph, para'),
    article: phrasesIn('article, art'),
    part: phrasesIn('section, sec, chapter, part, point, number, clause, item, subsection'),
  },
  partNouns: phrasesIn('subsection, paragraph, para'),
  first: phrasesIn('one'),
};
