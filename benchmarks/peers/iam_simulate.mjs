// Drives the installed package @cloud-copilot/iam-simulate through its public interface.
//
// node iam_simulate.mjs FOLDER, with the folder that holds node_modules. Each line of standard input is a JSON command,
// each line of standard output its answer:
//   {"load": {"policies": ..., "requests": [...]}, "entry": "runUnsafeSimulation", "warmUp": 10}  -> {"answers": [...]}
//   (a request may bring `policies` of its own)
//   {"run": ROUNDS}                                                                               -> {"cpu": SECONDS}

import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(process.argv[2] + '/')
const engine = require('@cloud-copilot/iam-simulate')
const ACCOUNT = '111122223333'

const texts = (value) => (Array.isArray(value) ? value.map(String) : String(value))
const named = (policies) => policies.map((policy, number) => ({ name: `policy-${number}`, policy }))

function simulation(policies, given) {
  const resource = typeof given.resource === 'string' ? { arn: given.resource, account: ACCOUNT } : given.resource
  const levels = policies.scp ?? []
  return {
    request: {
      principal: given.principal,
      action: given.action,
      resource: { resource: resource.arn, accountId: resource.account },
      contextVariables: Object.fromEntries(Object.entries(given.context).map(([key, value]) => [key, texts(value)])),
    },
    identityPolicies: named(policies.identity),
    serviceControlPolicies: levels.map((level, depth) => ({ orgIdentifier: `level-${depth}`, policies: named(level) })),
    resourceControlPolicies: [],
    ...(policies.resource ? { resourcePolicy: policies.resource } : {}),
    ...(policies.boundary ? { permissionBoundaryPolicies: named([policies.boundary]) } : {}),
  }
}

async function decide(entry, given) {
  const answer = await engine[entry](given, {})
  if (typeof answer === 'string') return answer
  return answer.resultType === 'error' ? 'Refused' : answer.overallResult
}

let entry
let simulations = []

async function decideAll() {
  const answers = []
  for (const each of simulations) answers.push(await decide(entry, each))
  return answers
}

async function load({ load: { policies, requests }, entry: chosen, warmUp }) {
  entry = chosen
  simulations = requests.map((each) => simulation(each.policies ?? policies, each))
  const end = Date.now() + warmUp * 1000
  let answers
  do answers = await decideAll()
  while (Date.now() < end)
  return { answers }
}

async function run({ run: rounds }) {
  const start = process.cpuUsage()
  for (let round = 0; round < rounds; round++) await decideAll()
  const taken = process.cpuUsage(start)
  return { cpu: (taken.user + taken.system) / 1e6 }
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line)
  console.log(JSON.stringify('load' in command ? await load(command) : await run(command)))
}
