import { stemmer } from '@orama/stemmers/english';
import type { LanguageKnowledge } from './knowledge.ts';
import { wordSet } from './knowledge.ts';
import { englishRequests } from './requests/english.ts';

const months = [
  ['January', 'Jan.'],
  ['February', 'Feb.'],
  ['March', 'Mar.'],
  ['April', 'Apr.'],
  ['May'],
  ['June', 'Jun.'],
  ['July', 'Jul.'],
  ['August', 'Aug.'],
  ['September', 'Sep.', 'Sept.'],
  ['October', 'Oct.'],
  ['November', 'Nov.'],
  ['December', 'Dec.'],
];

export const english: LanguageKnowledge = {
  stem: stemmer,
  abbreviations: {
    leading: wordSet(`
      Mr. Mrs. Ms. Mx. Messrs. Dr. Drs. Prof. Rev. Fr. Hon. Gov. Lt.Gov. Sen. Sens. Rep. Reps. Gen. Lt.Gen. Maj.Gen.
      Brig. Brig.Gen. Col. Lt.Col. Capt. Lt. Maj. Cmdr. Cpl. Sgt. Pvt. Pfc. Adm. Supt. Insp. Det. Pres. Amb. Msgr.
      Mt. Ft. Pt. e.g. i.e. N.B. eg. ie. cf. vs. v. viz. approx. ca. esp. fl. Cllr. Cllrs. Ald. Mme. Mlle. Br. Bp.
      Abp. Dep. Asst. Assoc. Atty. Attn. resp. Wm. Geo. Chas. Thos. repr. w.r.t. f.k.a. d.b.a. Mts. Sgts.
    `),
    numbering: wordSet(`
      No. Nos. no. nos. p. pp. vol. Vol. vols. ch. Ch. chap. Chap. fig. Fig. figs. Figs. sec. Sec. sect. art. Art.
      par. para. paras. eq. Eq. ver. tab. Tab. app. App. max. min. tel. Tel. secs. Secs. Sect. Arts. arts. cl.
      cls. Cl. reg. Reg. regs. Regs. Sched. Pts. pt. Par. Para. Paras. P. Pp. col. cols. Bk. bk. ll. nn. s.
      ss. op. Op. Ref. ref. Rm. Apt. Rte. Ext. ext. Ver. Vols. Chs. pl. pls. Min. Max.
    `),
    either: wordSet(`
      Inc. Ltd. Co. Corp. Bros. Jr. Sr. Esq. U.S. U.S.A. U.K. U.N. E.U. D.C. Ph.D. M.D. B.A. M.A. B.Sc. M.Sc. LL.M.
      St. Ave. Blvd. Rd. Dept. dept. Univ. Assn. est. al. ft. lb. lbs. oz. mi. hr. hrs. sq. Calif. Conn. Fla. Ln.
      Hwy. Pkwy. Sq. Ctr. Bldg. Intl. Natl. Govt. Pty. Mfg. Mich. Minn. Penn. Tenn. Okla. Ariz. Colo. Wis. N.Y. N.J.
      N.C. S.C. N.H. N.M. R.I. incl. excl. q.v. s.v. ibid. Ibid. tbsp. Tbsp. tbs. tsp. pkg. qt. qts. pts. gal. doz.
      pcs. pc. mins. yd. yds. cu. deg. temp. dia. avg. misc. ed. eds. rev. orig. anon. Mon. Tue. Tues. Wed. Thu.
      Thur. Thurs. Fri. Sat. Sun. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. a.k.a. P.O. Q.C. K.C.
      J.P. M.P. O.B.E. M.B.E.
    `),
    closing: wordSet(
      'etc. a.m. p.m. A.M. P.M. B.C. A.D. B.C.E. C.E. n.d. p.a. a.s.a.p. ea. A.S.A.P. r.p.m. m.p.h.',
    ),
  },
  plainWords: wordSet(
    'hm hmm shh psst may me ok ill miss con la mar art ave del dak ext fed id ind ken loc mo mont ord ore pa pen pl plus que re ref reg sc sun tex ut ver',
  ),
  starters: wordSet(`
    The A An This That These Those There Here
    I He She It We They You Who What Why How Where When Which Whose
    His Her Its Their Our My Your
    In On At By For From With Without After Before During Since Until Under Over Between Among Against Despite
    According As If While Although Though Because Unless Once Whether
    And But Or So Yet Nor Then Thus Hence However Moreover Instead Meanwhile Nevertheless Nonetheless Otherwise
    Therefore Still Also Even Only Just Perhaps Maybe Now Today Yesterday Tomorrow Tonight Later Earlier Soon
    Some Many Most Few Several All Both Each Every Another Other Others Such No None Nobody Nothing Not Neither Either
    Everyone Everything Someone Something Anyone Less Much
    Is Are Was Were Do Does Did Has Have Had Can Could Would Should Must Let
    Yes Please Nearby Elsewhere Overall To
  `),
  nameParticles: wordSet(''),
  months,
  dayIntroducers: wordSet('on the of from to until till by since before after between dated and'),
  weekdays: wordSet('Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun.'),
  rangeWords: wordSet('to through thru until till'),
  dateWords: new Set([
    ...months.flat(),
    ...wordSet(`
      Monday Tuesday Wednesday Thursday Friday Saturday Sunday
      GMT UTC BST CET CEST ET EST EDT CT CST CDT MT MST MDT PT PST PDT Eastern Central Pacific Mountain Greenwich
    `),
  ]),
  labelNouns: wordSet(`
    Plan Type Vitamin Hepatitis Group Class Series Grade Exhibit Appendix Section Part Chapter Phase Volume Act Block
    Option Team Category Schedule Point War plan type vitamin group class grade hepatitis exhibit appendix section
    part chapter phase option team category point
  `),
  partNouns: wordSet(`
    Art. Article Ch. Chap. Chapter Sec. Section Part Title Clause Rule Schedule Appendix Annex
  `),
  subpartNouns: wordSet(''),
  units: wordSet(`
    euro euros eur pounds gbp dollars usd pence cents chf francs percent am pm hours minutes days weeks months years metres meters
    miles km kilometres kilometers kg litres degrees million billion
  `),
  speechVerbs: wordSet(`
    said says asked asks replied replies answered answers cried shouted whispered added wondered demanded exclaimed
    wrote continued called yelled screamed muttered told
  `),
  ordinals: undefined,
  guillemetsPointOutward: false,
  elidedBeginnings: wordSet('tis twas em n til cause'),
  openingWords: wordSet('the a an of to in on at for with from by into and or that because'),
  hyphensPartWords: false,
  sharedParts: wordSet('and or to versus nor'),
  followUps: {
    connectives: ['and', 'but', 'or', 'so', 'what about', 'how about'],
    pronouns: wordSet('he him his she her hers it its they them their theirs there'),
    expletive: { pronoun: 'it', clauseOpeners: wordSet('that to if whether who') },
    impersonal: ['is there', 'are there', 'was there', 'were there', 'will there', 'there is', 'there are'],
    questionWords: wordSet('who whom whose what which when where why how'),
    askedSubjects: wordSet('who'),
    questionDeterminers: ['how many', 'how much', 'which', 'what', 'whose'],
    emptyWords: wordSet(`
      be been being will shall may might about else exactly really actually anyway many long often far big old tall
      high fast heavy late early time day year month date age per towards behind off up out into
    `),
  },
  addressWords: wordSet(`
    am are can could do did would have i you your yours me my mine
  `),
  letters: new Set(''),
  requests: englishRequests,
};
