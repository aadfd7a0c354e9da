/** A source, as it is cited in a sentence and as BibTeX has it. */
interface Reference {
  /** "Howe 1974" */
  readonly cite: string;
  readonly type: 'article' | 'book' | 'misc';
  readonly fields: Readonly<Record<string, string>>;
}

/** Where an article is; an article number stands as its pages, and what was not to be confirmed is left out. */
interface Place {
  readonly journal: string;
  readonly volume: string;
  readonly number?: string;
  readonly pages: string;
  readonly doi?: string;
}

const article = (cite: string, author: string, title: string, place: Place): Reference => ({
  cite,
  type: 'article',
  fields: { author, title, ...place, year: cite.slice(-4) },
});

interface Print {
  readonly publisher: string;
  readonly doi?: string;
}

const book = (cite: string, author: string, title: string, print: Print): Reference => ({
  cite,
  type: 'book',
  fields: { author, title, ...print, year: cite.slice(-4) },
});

const JASA = 'Journal of the American Statistical Association';

/** Sources that a report can rest on, as docs/statistics.md and the functions name them. Titles are in BibTeX's own notation. */
export const REFERENCES = {
  bell2002: article(
    'Bell & McCaffrey 2002',
    'Bell, Robert M. and McCaffrey, Daniel F.',
    'Bias reduction in standard errors for linear regression with multi-stage samples',
    { journal: 'Survey Methodology', volume: '28', number: '2', pages: '169--181' },
  ),
  berger1982: article('Berger 1982', 'Berger, Roger L.', 'Multiparameter hypothesis testing and acceptance sampling', {
    journal: 'Technometrics',
    volume: '24',
    number: '4',
    pages: '295--300',
    doi: '10.1080/00401706.1982.10487790',
  }),
  burns2023: {
    cite: 'Burns et al. 2023',
    type: 'misc',
    fields: {
      author:
        'Burns, Collin and Izmailov, Pavel and Kirchner, Jan Hendrik and Baker, Bowen and Gao, Leo and Aschenbrenner, Leopold and Chen, Yining and Ecoffet, Adrien and Joglekar, Manas and Leike, Jan and Sutskever, Ilya and Wu, Jeff',
      title: 'Weak-to-strong generalization: Eliciting strong capabilities with weak supervision',
      eprint: '2312.09390',
      archiveprefix: 'arXiv',
      year: '2023',
    },
  },
  clopper1934: article(
    'Clopper & Pearson 1934',
    'Clopper, C. J. and Pearson, E. S.',
    'The use of confidence or fiducial limits illustrated in the case of the binomial',
    { journal: 'Biometrika', volume: '26', number: '4', pages: '404--413', doi: '10.1093/biomet/26.4.404' },
  ),
  cochran1954: article(
    'Cochran 1954',
    'Cochran, William G.',
    'The combination of estimates from different experiments',
    { journal: 'Biometrics', volume: '10', number: '1', pages: '101--129', doi: '10.2307/3001666' },
  ),
  efron1993: book(
    'Efron & Tibshirani 1993',
    'Efron, Bradley and Tibshirani, Robert J.',
    'An Introduction to the Bootstrap',
    { publisher: 'Chapman & Hall', doi: '10.1007/978-1-4899-4541-9' },
  ),
  fagerland2013: article(
    'Fagerland et al. 2013',
    'Fagerland, Morten W. and Lydersen, Stian and Laake, Petter',
    'The {McNemar} test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional',
    { journal: 'BMC Medical Research Methodology', volume: '13', pages: '91', doi: '10.1186/1471-2288-13-91' },
  ),
  fieller1954: article('Fieller 1954', 'Fieller, E. C.', 'Some problems in interval estimation', {
    journal: 'Journal of the Royal Statistical Society, Series B',
    volume: '16',
    number: '2',
    pages: '175--185',
    doi: '10.1111/j.2517-6161.1954.tb00159.x',
  }),
  fisher1935: book('Fisher 1935', 'Fisher, Ronald A.', 'The Design of Experiments', { publisher: 'Oliver and Boyd' }),
  hartung2001: article(
    'Hartung & Knapp 2001',
    'Hartung, Joachim and Knapp, Guido',
    'A refined method for the meta-analysis of controlled clinical trials with binary outcome',
    { journal: 'Statistics in Medicine', volume: '20', number: '24', pages: '3875--3889', doi: '10.1002/sim.1009' },
  ),
  higgins2009: article(
    'Higgins, Thompson & Spiegelhalter 2009',
    'Higgins, Julian P. T. and Thompson, Simon G. and Spiegelhalter, David J.',
    'A re-evaluation of random-effects meta-analysis',
    {
      journal: 'Journal of the Royal Statistical Society, Series A',
      volume: '172',
      number: '1',
      pages: '137--159',
      doi: '10.1111/j.1467-985X.2008.00552.x',
    },
  ),
  holm1979: article('Holm 1979', 'Holm, Sture', 'A simple sequentially rejective multiple test procedure', {
    journal: 'Scandinavian Journal of Statistics',
    volume: '6',
    number: '2',
    pages: '65--70',
  }),
  howe1974: article(
    'Howe 1974',
    'Howe, W. G.',
    'Approximate confidence limits on the mean of {X+Y} where {X} and {Y} are two tabled independent random variables',
    { journal: JASA, volume: '69', pages: '789--794' },
  ),
  mcnemar1947: article(
    'McNemar 1947',
    'McNemar, Quinn',
    'Note on the sampling error of the difference between correlated proportions or percentages',
    { journal: 'Psychometrika', volume: '12', number: '2', pages: '153--157', doi: '10.1007/BF02295996' },
  ),
  owen2007: article('Owen 2007', 'Owen, Art B.', 'The pigeonhole bootstrap', {
    journal: 'The Annals of Applied Statistics',
    volume: '1',
    number: '2',
    pages: '386--411',
    doi: '10.1214/07-AOAS122',
  }),
  pustejovsky2018: article(
    'Pustejovsky & Tipton 2018',
    'Pustejovsky, James E. and Tipton, Elizabeth',
    'Small-sample methods for cluster-robust variance estimation and hypothesis testing in fixed effects models',
    {
      journal: 'Journal of Business & Economic Statistics',
      volume: '36',
      number: '4',
      pages: '672--683',
      doi: '10.1080/07350015.2016.1247004',
    },
  ),
  romano2005: article(
    'Romano & Wolf 2005',
    'Romano, Joseph P. and Wolf, Michael',
    'Exact and approximate stepdown methods for multiple hypothesis testing',
    { journal: JASA, volume: '100', number: '469', pages: '94--108', doi: '10.1198/016214504000000539' },
  ),
  rover2015: article(
    'Röver, Knapp & Friede 2015',
    'R{\\"{o}}ver, Christian and Knapp, Guido and Friede, Tim',
    'Hartung-{Knapp}-{Sidik}-{Jonkman} approach and its modification for random-effects meta-analysis with few studies',
    { journal: 'BMC Medical Research Methodology', volume: '15', pages: '99', doi: '10.1186/s12874-015-0091-1' },
  ),
  schuirmann1987: article(
    'Schuirmann 1987',
    'Schuirmann, Donald J.',
    'A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability',
    {
      journal: 'Journal of Pharmacokinetics and Biopharmaceutics',
      volume: '15',
      number: '6',
      pages: '657--680',
      doi: '10.1007/BF01068419',
    },
  ),
  searle1992: book(
    'Searle, Casella & McCulloch 1992',
    'Searle, Shayle R. and Casella, George and McCulloch, Charles E.',
    'Variance Components',
    { publisher: 'Wiley', doi: '10.1002/9780470316856' },
  ),
  student1908: article('Student 1908', 'Student', 'The probable error of a mean', {
    journal: 'Biometrika',
    volume: '6',
    number: '1',
    pages: '1--25',
    doi: '10.1093/biomet/6.1.1',
  }),
  tango1998: article(
    'Tango 1998',
    'Tango, Toshiro',
    'Equivalence test and confidence interval for the difference in proportions for the paired-sample design',
    {
      journal: 'Statistics in Medicine',
      volume: '17',
      number: '8',
      pages: '891--908',
      doi: '10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B',
    },
  ),
  viechtbauer2005: article(
    'Viechtbauer 2005',
    'Viechtbauer, Wolfgang',
    'Bias and efficiency of meta-analytic variance estimators in the random-effects model',
    {
      journal: 'Journal of Educational and Behavioral Statistics',
      volume: '30',
      number: '3',
      pages: '261--293',
      doi: '10.3102/10769986030003261',
    },
  ),
  viechtbauer2007: article(
    'Viechtbauer 2007',
    'Viechtbauer, Wolfgang',
    'Confidence intervals for the amount of heterogeneity in meta-analysis',
    { journal: 'Statistics in Medicine', volume: '26', number: '1', pages: '37--52', doi: '10.1002/sim.2514' },
  ),
  westfall1993: book(
    'Westfall & Young 1993',
    'Westfall, Peter H. and Young, S. Stanley',
    'Resampling-Based Multiple Testing: Examples and Methods for p-Value Adjustment',
    { publisher: 'Wiley' },
  ),
  wilson1927: article(
    'Wilson 1927',
    'Wilson, Edwin B.',
    'Probable inference, the law of succession, and statistical inference',
    { journal: JASA, volume: '22', number: '158', pages: '209--212', doi: '10.1080/01621459.1927.10502953' },
  ),
} satisfies Record<string, Reference>;

export type ReferenceKey = keyof typeof REFERENCES;
