package carrick.alexa.event;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** A good message of each kind, without a scope, and the one change that a test is about. */
final class TestEvents {

    static final JsonObject CHANGE_REPORT = object("""
            {"event": {
               "header": {"namespace": "Alexa", "name": "ChangeReport", "messageId": "8d2e1d6a-1", "payloadVersion": "3"},
               "endpoint": {"endpointId": "lamp#1", "cookie": {"room": "hall"}},
               "payload": {"change": {"cause": {"type": "PHYSICAL_INTERACTION"}, "properties": [
                 {"namespace": "Alexa.PowerController", "name": "powerState", "value": "ON",
                  "timeOfSample": "2026-11-22T19:00:00.25Z", "uncertaintyInMilliseconds": 500},
                 {"namespace": "Alexa.ToggleController", "instance": "Lamp.Fan", "name": "toggleState", "value": "ON",
                  "timeOfSample": "2026-11-22T19:00:00Z"}]}}},
             "context": {"properties": [
               {"namespace": "Alexa.ToggleController", "instance": "Lamp.Night", "name": "toggleState", "value": "OFF",
                "timeOfSample": "2026-11-22T19:00:00.000Z", "uncertaintyInMilliseconds": 0}]}}""");

    static final JsonObject DOORBELL_PRESS = object("""
            {"event": {
               "header": {"namespace": "Alexa.DoorbellEventSource", "name": "DoorbellPress", "messageId": "8d2e1d6a-2",
                          "payloadVersion": "3"},
               "endpoint": {"endpointId": "door"},
               "payload": {"cause": {"type": "PHYSICAL_INTERACTION"}, "timestamp": "2026-11-22T19:00:00Z"}},
             "context": {}}""");

    static final JsonObject ADD_OR_UPDATE_REPORT = object("""
            {"event": {
               "header": {"namespace": "Alexa.Discovery", "name": "AddOrUpdateReport", "messageId": "8d2e1d6a-3",
                          "payloadVersion": "3"},
               "payload": {"endpoints": [
                 {"endpointId": "lamp-1", "manufacturerName": "Acme", "description": "A lamp", "friendlyName": "Lamp",
                  "displayCategories": ["LIGHT"],
                  "capabilities": [{"type": "AlexaInterface", "interface": "Alexa", "version": "3"}]},
                 {"endpointId": "lamp-2", "manufacturerName": "Acme", "description": "A lamp", "friendlyName": "Lamp",
                  "displayCategories": ["LIGHT"],
                  "capabilities": [{"type": "AlexaInterface", "interface": "Alexa", "version": "3"}]}]}}}""");

    static final JsonObject DELETE_REPORT = object("""
            {"event": {
               "header": {"namespace": "Alexa.Discovery", "name": "DeleteReport", "messageId": "8d2e1d6a-4",
                          "payloadVersion": "3"},
               "payload": {"endpoints": [{"endpointId": "lamp-1"}, {"endpointId": "lamp-2"}]}}}""");

    /** A kind that Carrick has no rules for. */
    static final JsonObject OTHER = object("""
            {"event": {
               "header": {"namespace": "Alexa.Media.PlayQueue", "name": "Anything", "messageId": "8d2e1d6a-5",
                          "payloadVersion": "3", "correlationToken": "dFMb0z+PgpgdDmluhJ1LddFvSqZ/", "instance": "x"},
               "payload": {"change": 1, "endpoints": 2}},
             "context": {"properties": []}}""");

    private TestEvents() {}

    static JsonObject object(String json) {
        return value(json).asJsonObject();
    }

    static JsonValue value(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    /** The message with that value at the pointer (RFC 6901), which may end in {@code -} to add an item. */
    static JsonObject with(JsonObject message, String pointer, String json) {
        return Json.createPointer(pointer).add(message, value(json));
    }

    static JsonObject without(JsonObject message, String pointer) {
        return Json.createPointer(pointer).remove(message);
    }
}
