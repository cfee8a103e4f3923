#!lua
--[[
Adds quizzes of one owner at version 1, all or none. A quiz is stored as
"version createdAt updatedAt usedAt place sample", a line feed, document: usedAt is "-" for never, sample is JSON, and
places grow in the order of adding. Its digest stands behind the same first line. In the order of the last touch a quiz is
its place, counted down in 12 digits, a dash and its id. The very quizzes that were just added count as added: the call can
run again.
KEYS  1 quizzes  2 places  3 digests  4 touched
ARGV  1 the store's time  then for every quiz: id, sample, document, digest
Returns since when they are there, 0 when an id is taken.
Hint  none
]]
local there, same, since = 0, 0, ARGV[1]
for index = 2, #ARGV, 4 do
	local stored = redis.call("HGET", KEYS[1], ARGV[index])
	if stored then
		there = there + 1
		local version, created, sample, document = string.match(stored, "^(%d+) (%d+) %d+ %S+ %d+ ([^\n]*)\n(.*)$")
		if version == "1" and sample == ARGV[index + 1] and document == ARGV[index + 2] then
			same = same + 1
			since = created
		end
	end
end
if there > 0 then
	return same == (#ARGV - 1) / 4 and since or 0
end
local now = ARGV[1]
for index = 2, #ARGV, 4 do
	local id = ARGV[index]
	local place = redis.call("INCR", KEYS[2])
	local head = table.concat({ "1", now, now, "-", place, ARGV[index + 1] }, " ")
	redis.call("HSET", KEYS[1], id, head .. "\n" .. ARGV[index + 2])
	redis.call("HSET", KEYS[3], id, head .. "\n" .. ARGV[index + 3])
	redis.call("ZADD", KEYS[4], now, string.format("%012d-%s", 999999999999 - place, id))
end
return since
