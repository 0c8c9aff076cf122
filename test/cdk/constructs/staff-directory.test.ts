import { describe, expect, it } from 'vitest';
import { full, resourcesOf, synthesise, trial, units } from '../synthesised.ts';

const template = synthesise(full).data;
const pools = resourcesOf(template, 'AWS::Cognito::UserPool');

describe('the staff directory', () => {
  const pool = pools[0]?.[1].Properties;

  it('is one', () => {
    expect(pools).toHaveLength(1);
  });

  it('asks for a second factor always, by an authenticator app', () => {
    expect(pool.MfaConfiguration).toBe('ON');
    expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  it('allows no sign-up', () => {
    expect(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
  });

  it('asks for strong passwords and cannot be deleted', () => {
    expect(pool.Policies.PasswordPolicy).toMatchObject({
      MinimumLength: 14,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercase: true,
    });
    expect(pool.DeletionProtection).toBe('ACTIVE');
  });

  it('has two groups for each unit, and the two that belong to none', () => {
    const names = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(
      ([, group]) => group.Properties.GroupName,
    );
    const expected = [...units.flatMap((unit) => [`staff@${unit}`, `lead@${unit}`]), 'authority', 'admin'];
    expect(names.sort()).toEqual(expected.sort());
  });

  it('reacts to leaked passwords and odd sign-ins where there are patients', () => {
    expect(pool.UserPoolTier).toBe('PLUS');
    expect(pool.UserPoolAddOns).toEqual({ AdvancedSecurityMode: 'ENFORCED' });
    const [[, without] = []] = resourcesOf(synthesise(trial).data, 'AWS::Cognito::UserPool');
    expect(without.Properties.UserPoolTier).toBe('ESSENTIALS');
  });

  it("connects the units' own sign-in, and takes its secret from where it is kept", () => {
    const providers = resourcesOf(template, 'AWS::Cognito::UserPoolIdentityProvider').map(
      ([, one]) => one.Properties,
    );
    expect(providers.map(({ ProviderType, ProviderName }) => [ProviderType, ProviderName])).toEqual([
      ['SAML', 'Sahlgrenska'],
      ['OIDC', 'Akademiska'],
    ]);
    expect(providers[1].ProviderDetails.client_secret).toBe(
      '{{resolve:secretsmanager:akademiska-sign-in:SecretString:::}}',
    );
  });
});
