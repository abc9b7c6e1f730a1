package archfit.modules.command_not_on_read_model_test

import data.archfit.modules.command_not_on_read_model as rule
import data.lib.archfit.module_facts_test as facts

_places := facts.made_for(["command-handler", "read-model", "repository"])

_why := "a read model is behind the truth that a command has to be checked against"

_hint := "Load what the command changes by the repository of the aggregate, and decide there in place of src/b.ts."

test_a_command_that_reads_a_projection_is_found if {
	given := facts.crossing(_places, 0, 1)
	rule.violation == {facts.finding("command-handler", "read-model", _why, _hint)} with input as given
	rule.examined == {"place:0"} with input as given
}

test_through_a_barrel_as_well if {
	rule.violation == {facts.detour_finding("command-handler", "read-model", _why, _hint)} with input as facts.detour(_places, [0, 3, 1], "barrels", {})
}

test_others_may if {
	every ends in [[0, 2], [2, 1], [1, 0], [3, 1]] {
		rule.violation == set() with input as facts.crossing(_places, ends[0], ends[1])
	}
}

test_a_gateway_that_handles_commands_is_told_by_its_own_rule if {
	places := [
		facts.place("gateway", [], {"stereotypes": ["command-handler", "gateway"]}),
		facts.place("decisions", [], {"stereotypes": ["read-model"], "context": "decisions"}),
	]
	rule.violation == set() with input as facts.crossing(places, 0, 1)
	count(rule.violation) == 1 with input as facts.crossing_with(places, 0, 1, {}, {"off": ["modules/gateway-no-decision"]})
}

test_an_import_that_leads_nowhere_is_a_doubt if {
	rule.undecided == {facts.doubt("command-handler")} with input as facts.doubtful(_places, 0)
	rule.undecided == set() with input as facts.doubtful(_places, 1)
}

test_a_call_that_no_import_shows_is_found if {
	call := {"id": "call:0", "from": 0, "file": "src/a.ts", "to": 1, "target": "src/b.ts", "name": "Db", "callees": ["this.db.find"]}
	given := facts.base_of(_places, {"calls": [call]})
	facts.messages(rule.violation) == {sprintf("src/a.ts (command-handler) calls this.db.find of Db in src/b.ts (read-model): %s", [_why])} with input as given
	rule.violation == set() with input as facts.base_of(_places, {"calls": [object.union(call, {"to": 2})]})
}
