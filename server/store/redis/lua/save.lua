#!lua
--[[
Stores a batch of answers of one room: each attempt is judged in its turn, by the gate and the time at which it arrived at
its node, after what those before it have left.
KEYS  1 room  2 seats  3 channel  4 groups  then for every round that is named: answers, tally
ARGV  1 PUBLISH or SPUBLISH  2 hint
      3 marks of the history that attempts may be bound to ("" when none is)  4 its id
      5 number of rounds named  6... these rounds
      then for every attempt: which of these rounds (from 1), seat, seq, value, groups, more, bound to that history (0 or
      1), the store's time of its arrival
Returns for every attempt its outcome ("stored", "late", "closed", "removed", "no-seat", "other-history") and what stands ("" for nothing).
Hint  one pulse, when anything was stored
Uses  rows
]]
local room = redis.call("HMGET", KEYS[1], "round", "until", "changeable", "places", "history")
local open = room[1]
local over = tonumber(room[2] or "")
local changeable = room[3] == "1"
local places = tonumber(room[4] or "0")

-- Rooms of the first version do not say whose history they are of.
local function isOfOtherHistory()
	if ARGV[3] == "" then
		return false
	end
	local run = string.match(redis.call("INFO", "server"), "run_id:(%w+)")
	local data = string.match(redis.call("INFO", "replication"), "master_replid:(%w+)")
	local known = string.find(ARGV[3], run .. "/" .. data, 1, true)
	return not known or (room[5] and room[5] ~= ARGV[4])
end
local other = isOfOtherHistory()

-- Whose it is comes before which round, the round before the time.
local function bar(seat, round, at)
	local found = redis.call("HGET", KEYS[2], seat)
	if not found then
		return "no-seat"
	elseif string.sub(found, 1, 1) == "1" then
		return "removed"
	elseif round ~= open then
		return "closed"
	elseif over and tonumber(at) > over then
		return "late"
	end
	return nil
end

local rounds = tonumber(ARGV[5])
local outcomes = {}
local before = places
local moved = {}
local changed, counting = false, false
for index = 6 + rounds, #ARGV, 8 do
	local named = tonumber(ARGV[index])
	local seat, seq, value, groups, more = unpack(ARGV, index + 1, index + 5)
	local came = ARGV[index + 7]
	local round = ARGV[5 + named]
	local answers, tally = KEYS[3 + 2 * named], KEYS[4 + 2 * named]
	local stands = redis.call("HGET", answers, seat)
	local place, oldSeq, at, oldValue, oldGroups, oldMore = readRow(stands)
	local same = stands and oldValue == value and oldMore == more
	local final = round == open and not changeable
	local refused = nil
	local bound = other and ARGV[index + 6] == "1"
	local repeated = not bound and stands and (tonumber(seq) <= tonumber(oldSeq) or final)
	if bound then
		refused, stands = "other-history", nil
	elseif not repeated then
		refused = bar(seat, round, came)
		repeated = refused and same
	end
	if repeated then
		refused = nil
	elseif not refused then
		if not changed then
			counting = isCounting(KEYS[1], KEYS[4], answers, round)
			changed = true
		end
		if not stands then
			places = places + 1
			place = places
		end
		-- The same answer sent anew, or with another word on how sure one is, has stood since it was first stored; its higher seq still
		-- outdoes what is on its way.
		if not stands or oldValue ~= value then
			at = came
		end
		if not same or oldGroups ~= groups then
			countRow(tally, moved, value, groups, 1)
			if stands then
				countRow(tally, moved, oldValue, oldGroups, -1)
			end
		end
		stands = rowFrom(place, seq, offerFrom(at, value, groups, more))
		redis.call("HSET", answers, seat, stands)
	end
	outcomes[#outcomes + 1] = refused or "stored"
	outcomes[#outcomes + 1] = stands or ""
end
if places > before then
	redis.call("HSET", KEYS[1], "places", places)
end
if counting then
	moveGroups(KEYS[4], moved)
end
if changed then
	redis.call(ARGV[1], KEYS[3], ARGV[2])
end
return outcomes
