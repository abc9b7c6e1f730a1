package lib.archfit.events_test

import data.lib.archfit.event_facts_test as facts
import data.lib.archfit.events

test_a_place_names_the_event_and_for_whom_it_is if {
	events.place(facts.event("placed", {}), facts.field({})) == "customer.email of the integration event placed"
	unmarked := {"audience": {"name": "integration", "isPublished": true, "from": "default"}}
	events.place(facts.event("placed", unmarked), facts.field({})) == "customer.email of placed (integration by default)"
	events.place(facts.event("placed", {}), facts.field({"path": ""})) == "the integration event placed"
}

test_a_place_names_the_other_events if {
	few := facts.field({"reach": 3, "alsoIn": ["paid", "sent"]})
	events.place(facts.event("placed", {}), few) == "customer.email of the integration event placed, also of paid, sent,"
	many := facts.field({"reach": 9, "alsoIn": ["paid", "sent"]})
	events.place(facts.event("placed", {}), many) == "customer.email of the integration event placed, also of paid, sent and 6 more,"
}

test_a_finding_tells_of_a_field_what_is_known if {
	said := events.finding(facts.field({}), "", "It is so")
	said == {"msg": "It is so", "details": facts.details({})}
	milder := events.finding(facts.field({"level": "restricted"}), "low", "It is so")
	milder.details == facts.details({"severity": "low", "level": "restricted"})
	bare := {"id": "a", "categories": [], "reach": 2}
	events.finding(bare, "", "It is so").details == {
		"subject": "a",
		"categories": [],
		"measure": {"value": 2, "unit": "events", "better": "lower"},
	}
	not events.finding(facts.field({}), "none", "It is so")
}

test_a_convention_is_asked_of_all_that_follow_it_in_numbers if {
	events.asked({"a", "b"}, {"a"}, 0.5) == {"a", "b"}
	events.asked({"a", "b", "c"}, {"a"}, 0.5) == {"a"}
	events.asked({"a"}, set(), 0.5) == set()
	events.asked({"a"}, set(), 0) == {"a"}
	events.asked(set(), set(), 0) == set()
}

test_a_listing_says_how_many_more_there_are if {
	events.listing(["a", "b"], 2) == "a, b"
	events.listing(["a", "b"], 5) == "a, b and 3 more"
}
