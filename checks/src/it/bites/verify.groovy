// SPDX-License-Identifier: Apache-2.0
// A module with an expected.txt failed, for the reason that we mean: its lines stand in the log. The others passed.
def log = new File(basedir, 'build.log').text
def modules = basedir.listFiles().findAll { new File(it, 'pom.xml').exists() }
assert modules.size() > 10

modules.each { module ->
    def expected = new File(module, 'expected.txt')
    def result = expected.exists() ? 'FAILURE' : 'SUCCESS'
    assert (log =~ /fixture-${module.name} \S* *\.+ ${result}/).find(): "${module.name}: no ${result}"
    expected.exists() && expected.eachLine { words ->
        assert (log.contains(words)): "${module.name} did not say: ${words}"
    }
}
return true
