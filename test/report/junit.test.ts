import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit.js';
import { hostileReport } from './hostile-report.js';
import { wellFormed } from './markup.js';
import { fullReport, sampleClaim, sampleCounterexample, sampleReport, TWO_POINTS } from './sample-report.js';

const unescape = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** The cases of a JUnit file: name, and the text of the failure if it has one. */
const casesOf = (xml: string): { name: string; failure: string | undefined }[] =>
  [...xml.matchAll(/<testcase classname="[^"]*" name="([^"]*)"[^>]*>(.*?)<\/testcase>/gs)].map(([, name, body]) => {
    const failure = /<failure[^>]*>(.*?)<\/failure>/s.exec(body)?.[1];
    return { name: unescape(name), failure: failure === undefined ? undefined : unescape(failure) };
  });

describe('the report as JUnit', () => {
  const xml = renderJunit(fullReport());

  it('is well-formed, hostile texts included', () => {
    expect(wellFormed(xml)).toEqual([]);
    expect(wellFormed(renderJunit(hostileReport()))).toEqual([]);
  });

  it('has a suite for every section and a case for every claim', () => {
    const { claims } = fullReport();
    const sections = new Set(claims.map(({ section }) => section));
    expect(xml.match(/<testsuite /g)).toHaveLength(sections.size + 1);
    const names = casesOf(xml).map(({ name }) => name);
    expect(names.toSorted()).toEqual([...claims.map(({ id }) => id), 'lemma-3.2'].toSorted());
  });

  it('fails what got worse, what is unresolved and what has gone, and nothing else', () => {
    const failed = casesOf(xml).filter(({ failure }) => failure !== undefined);
    expect(failed.map(({ name }) => name).toSorted()).toEqual(['lemma-3.2', 'sec-13-order']);
    expect(xml).toContain('<testsuites name="flockproof" tests="16" failures="2"');
  });

  it('says in a failure why, with the smallest case and the command that decides it again', () => {
    const claim = sampleClaim({
      id: 'eq-26',
      status: 'refuted',
      counterexample: sampleCounterexample({ witness: 'W-1', instance: TWO_POINTS }),
    });
    const report = sampleReport(
      [claim],
      [{ id: 'eq-26', before: 'proved', after: 'refuted', worse: true, reason: 'the verdict turned round' }],
    );
    const [only] = casesOf(renderJunit(report));
    expect(only.failure).toContain('proved → refuted: the verdict turned round');
    expect(only.failure).toContain('"flow": [\n    [1,1],\n    [0,1]\n  ]');
    expect(only.failure).toContain('replay: npx flockproof replay W-1');
  });

  it('has only characters of XML 1.0', () => {
    const hostile = renderJunit(hostileReport());
    // oxlint-disable-next-line no-control-regex
    expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(hostile)).toBe(false);
    expect(Buffer.from(hostile, 'utf8').toString('utf8') === hostile).toBe(true);
    expect(hostile.includes(']]>')).toBe(false);
  });
});
