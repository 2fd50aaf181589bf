-- presse_loglikelihood, presse_logdice, presse_npmi: values worked out by hand, limits, errors.
.nullvalue NULL
.print '# log-likelihood'
-- expected 75 each: 2 (120 ln 1.6 + 30 ln 0.4) = 2 (56.400436 - 27.488722) = 57.823427
SELECT presse_loglikelihood(120, 30, 100000, 100000), presse_loglikelihood(30, 120, 100000, 100000);
-- sizes differ: N = 400, expected 10 and 30: 2 (20 ln 2 + 20 ln 2/3) = 2 (13.862944 - 8.109302) = 11.507283
SELECT presse_loglikelihood(20, 20, 100, 300);
.print '# equal shares say nothing; a zero is a limit: 2 · 10 ln 2 = 13.862944'
SELECT presse_loglikelihood(5, 50, 100, 1000), presse_loglikelihood(10, 0, 1000, 1000), presse_loglikelihood(0, 10, 1000, 1000);
SELECT presse_loglikelihood(0, 0, 10, 10), presse_loglikelihood(0, 0, 0, 0), presse_loglikelihood(0, 3, 0, 10);
.print '# logDice: 14 + log2(2 · 50 / 400) = 12; 14 for two that are always together'
SELECT presse_logdice(50, 100, 300), presse_logdice(7, 7, 7), presse_logdice(1, 1000, 1048);
SELECT presse_logdice(0, 5, 5), presse_logdice(0, 0, 0);
.print '# NPMI: ln(50 · 100000 / (100 · 300)) / -ln(50 / 100000) = 5.115996 / 7.600902 = 0.673077'
SELECT presse_npmi(50, 100, 300, 100000);
.print '# chance alone is 0; the limits'
SELECT presse_npmi(1, 10, 10, 100), presse_npmi(0, 10, 10, 100), presse_npmi(10, 10, 10, 100), presse_npmi(100, 100, 100, 100);
SELECT presse_npmi(0, 0, 10, 100), presse_npmi(0, 0, 0, 0);
.print '# NULL in, NULL out; REAL counts; large ones'
SELECT presse_loglikelihood(NULL, 1, 2, 3), presse_logdice(1, NULL, 2), presse_npmi(1, 2, 3, NULL);
SELECT presse_logdice(0.5, 1.0, 3.0), round(presse_loglikelihood(3e9, 1e9, 1e12, 1e12) / 1e9, 6);
SELECT typeof(presse_loglikelihood(1e300, 1e300, 1e308, 1e308)), typeof(presse_logdice(1, 1, 1));
.print '# errors'
SELECT presse_loglikelihood(-1, 1, 2, 3);
SELECT presse_loglikelihood('a', 1, 2, 3);
SELECT presse_loglikelihood(1, x'01', 2, 3);
SELECT presse_loglikelihood(5, 1, 2, 3);
SELECT presse_loglikelihood(1, 4, 2, 3);
SELECT presse_loglikelihood(1, 1, 9e999, 3);
SELECT presse_logdice(5, 4, 10);
SELECT presse_logdice(5, 10, 4);
SELECT presse_logdice(-1, NULL, 2);
SELECT presse_npmi(5, 4, 10, 100);
SELECT presse_npmi(5, 10, 4, 100);
SELECT presse_npmi(5, 200, 10, 100);
SELECT presse_npmi(5, 10, 200, 100);
SELECT presse_npmi(0, 60, 60, 100);
SELECT presse_npmi(1, 2, 3);
