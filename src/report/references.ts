/** A source, as it is cited in a sentence and as BibTeX has it. */
interface Reference {
  /** "Howe 1974" */
  readonly cite: string;
  readonly type: 'article' | 'book' | 'misc';
  readonly fields: Readonly<Record<string, string>>;
}

const article = (
  cite: string,
  author: string,
  title: string,
  [journal, volume, pages]: readonly [journal: string, volume: string, pages: string],
): Reference => ({
  cite,
  type: 'article',
  fields: { author, title, journal, volume, pages, year: cite.slice(-4) },
});

const book = (cite: string, author: string, title: string, publisher: string): Reference => ({
  cite,
  type: 'book',
  fields: { author, title, publisher, year: cite.slice(-4) },
});

const JASA = 'Journal of the American Statistical Association';

/** Sources that a report can rest on, as docs/statistics.md and the functions name them. Titles are in BibTeX's own notation. */
export const REFERENCES = {
  bell2002: article(
    'Bell & McCaffrey 2002',
    'Bell, Robert M. and McCaffrey, Daniel F.',
    'Bias reduction in standard errors for linear regression with multi-stage samples',
    ['Survey Methodology', '28', '169--181'],
  ),
  berger1982: article('Berger 1982', 'Berger, Roger L.', 'Multiparameter hypothesis testing and acceptance sampling', [
    'Technometrics',
    '24',
    '295--300',
  ]),
  burns2023: {
    cite: 'Burns et al. 2023',
    type: 'misc',
    fields: {
      author: 'Burns, Collin and others',
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
    ['Biometrika', '26', '404--413'],
  ),
  cochran1954: article(
    'Cochran 1954',
    'Cochran, William G.',
    'The combination of estimates from different experiments',
    ['Biometrics', '10', '101--129'],
  ),
  efron1993: book(
    'Efron & Tibshirani 1993',
    'Efron, Bradley and Tibshirani, Robert J.',
    'An Introduction to the Bootstrap',
    'Chapman & Hall',
  ),
  fagerland2013: article(
    'Fagerland et al. 2013',
    'Fagerland, Morten W. and Lydersen, Stian and Laake, Petter',
    'The {McNemar} test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional',
    ['BMC Medical Research Methodology', '13', '91'],
  ),
  fieller1954: article('Fieller 1954', 'Fieller, E. C.', 'Some problems in interval estimation', [
    'Journal of the Royal Statistical Society, Series B',
    '16',
    '175--185',
  ]),
  fisher1935: book('Fisher 1935', 'Fisher, Ronald A.', 'The Design of Experiments', 'Oliver and Boyd'),
  hartung2001: article(
    'Hartung & Knapp 2001',
    'Hartung, Joachim and Knapp, Guido',
    'A refined method for the meta-analysis of controlled clinical trials with binary outcome',
    ['Statistics in Medicine', '20', '3875--3889'],
  ),
  higgins2009: article(
    'Higgins, Thompson & Spiegelhalter 2009',
    'Higgins, Julian P. T. and Thompson, Simon G. and Spiegelhalter, David J.',
    'A re-evaluation of random-effects meta-analysis',
    ['Journal of the Royal Statistical Society, Series A', '172', '137--159'],
  ),
  holm1979: article('Holm 1979', 'Holm, Sture', 'A simple sequentially rejective multiple test procedure', [
    'Scandinavian Journal of Statistics',
    '6',
    '65--70',
  ]),
  howe1974: article(
    'Howe 1974',
    'Howe, W. G.',
    'Approximate confidence limits on the mean of {X+Y} where {X} and {Y} are two tabled independent random variables',
    [JASA, '69', '789--794'],
  ),
  mcnemar1947: article(
    'McNemar 1947',
    'McNemar, Quinn',
    'Note on the sampling error of the difference between correlated proportions or percentages',
    ['Psychometrika', '12', '153--157'],
  ),
  owen2007: article('Owen 2007', 'Owen, Art B.', 'The pigeonhole bootstrap', [
    'The Annals of Applied Statistics',
    '1',
    '386--411',
  ]),
  pustejovsky2018: article(
    'Pustejovsky & Tipton 2018',
    'Pustejovsky, James E. and Tipton, Elizabeth',
    'Small-sample methods for cluster-robust variance estimation and hypothesis testing in fixed effects models',
    ['Journal of Business & Economic Statistics', '36', '672--683'],
  ),
  romano2005: article(
    'Romano & Wolf 2005',
    'Romano, Joseph P. and Wolf, Michael',
    'Exact and approximate stepdown methods for multiple hypothesis testing',
    [JASA, '100', '94--108'],
  ),
  rover2015: article(
    'Röver, Knapp & Friede 2015',
    'R{\\"{o}}ver, Christian and Knapp, Guido and Friede, Tim',
    'Hartung-{Knapp}-{Sidik}-{Jonkman} approach and its modification for random-effects meta-analysis with few studies',
    ['BMC Medical Research Methodology', '15', '99'],
  ),
  schuirmann1987: article(
    'Schuirmann 1987',
    'Schuirmann, Donald J.',
    'A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability',
    ['Journal of Pharmacokinetics and Biopharmaceutics', '15', '657--680'],
  ),
  searle1992: book(
    'Searle, Casella & McCulloch 1992',
    'Searle, Shayle R. and Casella, George and McCulloch, Charles E.',
    'Variance Components',
    'Wiley',
  ),
  student1908: article('Student 1908', 'Student', 'The probable error of a mean', ['Biometrika', '6', '1--25']),
  tango1998: article(
    'Tango 1998',
    'Tango, Toshiro',
    'Equivalence test and confidence interval for the difference in proportions for the paired-sample design',
    ['Statistics in Medicine', '17', '891--908'],
  ),
  viechtbauer2005: article(
    'Viechtbauer 2005',
    'Viechtbauer, Wolfgang',
    'Bias and efficiency of meta-analytic variance estimators in the random-effects model',
    ['Journal of Educational and Behavioral Statistics', '30', '261--293'],
  ),
  viechtbauer2007: article(
    'Viechtbauer 2007',
    'Viechtbauer, Wolfgang',
    'Confidence intervals for the amount of heterogeneity in meta-analysis',
    ['Statistics in Medicine', '26', '37--52'],
  ),
  westfall1993: book(
    'Westfall & Young 1993',
    'Westfall, Peter H. and Young, S. Stanley',
    'Resampling-Based Multiple Testing',
    'Wiley',
  ),
  wilson1927: article(
    'Wilson 1927',
    'Wilson, Edwin B.',
    'Probable inference, the law of succession, and statistical inference',
    [JASA, '22', '209--212'],
  ),
} satisfies Record<string, Reference>;

export type ReferenceKey = keyof typeof REFERENCES;
