// A relying party as others write it: openid-client, unmodified, signs a demonstration person in, asks who it is, renews, and signs out.
// node sign-in.js ISSUER PERSONAL_NUMBER PASSWORD
import assert from 'node:assert/strict'
import * as client from 'openid-client'

const [issuer, number, password] = process.argv.slice(2)
const callback = 'http://localhost:8600/callback'

/** A browser without script: cookies, forms with their hidden fields, redirects until one leaves the platform. */
class Browser {
  cookies = new Map()

  async go(address, form) {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form ? new URLSearchParams(form) : undefined,
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name, ...value] = set.split(';')[0].split('=')
      this.cookies.set(name, value.join('='))
    }
    if (answer.headers.has('location')) {
      const next = new URL(answer.headers.get('location'), address)
      return next.origin === new URL(issuer).origin ? this.go(next.href) : next
    }
    this.address = address
    this.page = await answer.text()
    return undefined
  }

  submit(id, button, fields) {
    const form = this.page.match(new RegExp(`<form id="${id}"[^>]*action="([^"]+)"[\\s\\S]*?</form>`))
    assert.ok(form, `form ${id} on ${this.address}`)
    const all = { [id]: id, [button]: button }
    for (const hidden of form[0].matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)) {
      all[hidden[1]] = hidden[2]
    }
    return this.go(new URL(form[1].replaceAll('&amp;', '&'), issuer).href, { ...all, ...fields })
  }
}

const config = await client.discovery(
  new URL(issuer),
  'ewa-account',
  { id_token_signed_response_alg: 'ES256' },
  client.ClientSecretBasic('Dilmun-demo-account'),
  { execute: [client.allowInsecureRequests] },
)
const pkceCodeVerifier = client.randomPKCECodeVerifier()
const expectedState = client.randomState()
const expectedNonce = client.randomNonce()
const asked = {
  redirect_uri: callback,
  scope: 'openid profile phone offline_access',
  code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: 'S256',
  state: expectedState,
  nonce: expectedNonce,
  max_age: '600',
  ui_locales: 'en',
  prompt: 'consent',
}
const browser = new Browser()
const authorize = await client.buildAuthorizationUrlWithPAR(config, asked)
await browser.go(authorize.href)
await browser.submit('login', 'signIn', { personalNumber: number, password })
assert.match(browser.page, /My electricity and water account/)
assert.match(browser.page, /Your phone number/)
const back = await browser.submit('consent', 'allow', {})
const tokens = await client.authorizationCodeGrant(config, back, {
  pkceCodeVerifier, expectedState, expectedNonce, maxAge: 600, idTokenExpected: true,
})
const claims = tokens.claims()
assert.equal(claims.acr, 'urn:dilmun:acr:password')
assert.match(claims.identity_confidence, /^(basic|advanced)$/)
const person = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
assert.ok(person['name#en'] && person['name#ar'] && person.birthdate && person.gender && person.phone_number)
const renewed = await client.refreshTokenGrant(config, tokens.refresh_token)
assert.equal(renewed.claims().sub, claims.sub)
assert.equal((await client.tokenIntrospection(config, renewed.access_token)).active, true)
await client.tokenRevocation(config, renewed.refresh_token)
assert.equal((await client.tokenIntrospection(config, renewed.access_token)).active, false)
const out = client.buildEndSessionUrl(config, {
  id_token_hint: renewed.id_token, post_logout_redirect_uri: 'http://localhost:8600/', state: 'bye',
})
const left = await browser.go(out.href)
assert.equal(left.href, 'http://localhost:8600/?state=bye')
console.log(`signed in as ${person['name#en']}`)
