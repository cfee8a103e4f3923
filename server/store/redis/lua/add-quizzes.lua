#!lua
--[[
Adds quizzes of one owner at version 1, all or none. A quiz is stored as
"version createdAt updatedAt usedAt place sample", a line feed, document: usedAt is "-" for never, sample is JSON, and
places grow in the order of adding. The very quizzes that were just added count as added: the call can run again.
KEYS  1 quizzes  2 places
ARGV  for every quiz: id, sample, document
Returns 1 when they are there, 0 when an id is taken.
Hint  none
]]
local there, same = 0, 0
for index = 1, #ARGV, 3 do
	local stored = redis.call("HGET", KEYS[1], ARGV[index])
	if stored then
		there = there + 1
		local version, sample, document = string.match(stored, "^(%d+) %d+ %d+ %S+ %d+ ([^\n]*)\n(.*)$")
		if version == "1" and sample == ARGV[index + 1] and document == ARGV[index + 2] then
			same = same + 1
		end
	end
end
if there > 0 then
	return same == #ARGV / 3 and 1 or 0
end
local time = redis.call("TIME")
local now = string.format("%.0f", time[1] * 1000 + math.floor(time[2] / 1000))
for index = 1, #ARGV, 3 do
	local place = redis.call("INCR", KEYS[2])
	local head = table.concat({ "1", now, now, "-", place, ARGV[index + 1] }, " ")
	redis.call("HSET", KEYS[1], ARGV[index], head .. "\n" .. ARGV[index + 2])
end
return 1
