import { expect, it } from 'vitest';
import { hasContactDetails, isEasternStreet, isNoEasternAddress } from '../../src/answers/aside/other-kind.ts';

it.each([
  '서울시 강남구 테헤란로 152 강남파이낸스센터 12층 (06236)',
  '경기도 성남시 분당구 판교로 235',
  '台中市西屯區市政路386號8樓',
  '407台中市西屯區市政路386號',
])('%s is a street and nobody’s name', (said) => {
  expect(isEasternStreet(said)).toBe(true);
  expect(isNoEasternAddress(said)).toBe(false);
});

it.each([
  '한별상사',
  '宏昇貿易',
  '台北市政府',
  '광주시 동구 보건소',
  '한빛소프트, 서울',
  'Contoso, 1 High Street, Leeds',
  '3M',
])('%s may be a name', (said) => {
  expect(isEasternStreet(said)).toBe(false);
  expect(hasContactDetails(said)).toBe(false);
});

it.each(['窗口是林雅婷經理,0912-345-678', '박지영 부장 jy.park@hanbyul.example'])('%s is a contact', (said) => {
  expect(hasContactDetails(said)).toBe(true);
});

it.each(['預計明年一月中', '보안 점검', '資安健檢'])('%s is no address', (said) => {
  expect(isNoEasternAddress(said)).toBe(true);
});

it.each(['서울', '台北市信義區', '부산 해운대구', 'Leeds', '12 High Street'])('%s may be one', (said) => {
  expect(isNoEasternAddress(said)).toBe(false);
});

it.each(['大同股份有限公司(統編12345675)', '한별상사 사업자번호 123-45-67890', 'Contoso GmbH, VAT ID 12345678'])(
  '%s carries more than a name',
  (said) => {
    expect(hasContactDetails(said)).toBe(true);
  },
);
