package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// annotationView is one METADATA comment: its path is that of the rule or package below it, without "data".
type annotationView struct {
	Path             []string       `json:"path"`
	Scope            string         `json:"scope"`
	Location         *location      `json:"location"`
	TargetLocation   *location      `json:"targetLocation"`
	Title            string         `json:"title,omitempty"`
	Description      string         `json:"description,omitempty"`
	Entrypoint       bool           `json:"entrypoint"`
	Organizations    []string       `json:"organizations"`
	RelatedResources []resourceView `json:"relatedResources"`
	Authors          []authorView   `json:"authors"`
	Schemas          []schemaView   `json:"schemas"`
	Custom           map[string]any `json:"custom"`
	Labels           map[string]any `json:"labels"`
}

type resourceView struct {
	Ref         string `json:"ref"`
	Description string `json:"description,omitempty"`
}

type authorView struct {
	Name  string `json:"name"`
	Email string `json:"email,omitempty"`
}

type schemaView struct {
	Path       string `json:"path"`
	Schema     string `json:"schema,omitempty"`
	Definition *any   `json:"definition,omitempty"`
}

func describeAnnotations(references []*ast.AnnotationsRef) []annotationView {
	views := make([]annotationView, 0, len(references))
	for _, reference := range references {
		annotations := reference.Annotations
		view := annotationView{
			Path:             constantPath(reference.Path)[1:],
			Scope:            annotations.Scope,
			Location:         locationOf(annotations.Location),
			TargetLocation:   locationOf(reference.Location),
			Title:            annotations.Title,
			Description:      annotations.Description,
			Entrypoint:       annotations.Entrypoint,
			Organizations:    append([]string{}, annotations.Organizations...),
			RelatedResources: []resourceView{},
			Authors:          []authorView{},
			Schemas:          []schemaView{},
			Custom:           orEmpty(annotations.Custom),
			Labels:           orEmpty(annotations.Labels),
		}
		for _, resource := range annotations.RelatedResources {
			view.RelatedResources = append(view.RelatedResources, resourceView{resource.Ref.String(), resource.Description})
		}
		for _, author := range annotations.Authors {
			view.Authors = append(view.Authors, authorView{author.Name, author.Email})
		}
		for _, schema := range annotations.Schemas {
			described := schemaView{Path: schema.Path.String(), Definition: schema.Definition}
			if len(schema.Schema) > 0 {
				described.Schema = schema.Schema.String()
			}
			view.Schemas = append(view.Schemas, described)
		}
		views = append(views, view)
	}
	return views
}

func orEmpty(object map[string]any) map[string]any {
	if object == nil {
		return map[string]any{}
	}
	return object
}
